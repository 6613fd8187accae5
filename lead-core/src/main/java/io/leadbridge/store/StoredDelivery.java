package io.leadbridge.store;

import io.leadbridge.model.LeadId;
import io.leadbridge.sink.RecordKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One lead's way to one destination, as the ledger has it.
 *
 * @param attempts how many attempts were begun
 * @param firstAttemptAt when the first of them began
 * @param nextAt while waiting: not before
 * @param reason why the last attempt did not deliver
 * @param recordId what the destination calls the record
 * @param link where a person sees the record
 * @param endedAt since when it is delivered, dead or discarded
 */
public record StoredDelivery(
        LeadId lead,
        String destination,
        RecordKey recordKey,
        DeliveryState state,
        int attempts,
        @Nullable Instant firstAttemptAt,
        Instant nextAt,
        @Nullable String reason,
        @Nullable String recordId,
        @Nullable String link,
        @Nullable Instant endedAt) {}
