package io.leadbridge.store;

import io.leadbridge.model.LeadId;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.sink.WriteMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One lead's way to one destination, as the ledger has it.
 *
 * @param attempts how many attempts were begun; those that found the destination blocked do not count
 * @param claims how often a worker took it: with the node it tells one attempt from every other
 * @param firstAttemptAt when the first attempt began
 * @param attemptedAt when the last attempt began
 * @param triedFor for how long it was tried before the last attempt, without the time in which nobody tried: while the
 *     destination was blocked or failing, or no process was running
 * @param nextAt while waiting: not before
 * @param reason why the last attempt did not deliver
 * @param recordId what the destination calls the record
 * @param link where a person sees the record
 * @param confirmed whether the destination said that it kept the record; some never do
 * @param endedAt since when it is delivered, dead or discarded
 */
public record StoredDelivery(
        LeadId lead,
        String destination,
        RecordKey recordKey,
        WriteMode mode,
        DeliveryState state,
        int attempts,
        long claims,
        @Nullable Instant firstAttemptAt,
        @Nullable Instant attemptedAt,
        Duration triedFor,
        Instant nextAt,
        @Nullable String reason,
        @Nullable String recordId,
        @Nullable String link,
        boolean confirmed,
        @Nullable Instant endedAt) {}
