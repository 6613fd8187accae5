package io.leadbridge.store;

import io.leadbridge.model.LeadId;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.sink.WriteMode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
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
        @Nullable Instant endedAt) {

    static StoredDelivery read(Row row) throws SQLException {
        return new StoredDelivery(
                row.leadId("lead_id"),
                row.text("destination"),
                new RecordKey(UUID.fromString(row.text("record_key"))),
                row.constant("mode", WriteMode.class),
                row.constant("state", DeliveryState.class),
                row.count("attempts"),
                row.number("claims"),
                row.optionalInstant("first_attempt_at"),
                row.optionalInstant("attempted_at"),
                Duration.ofMillis(row.number("tried")),
                row.instant("next_at"),
                row.optionalText("reason"),
                row.optionalText("record_id"),
                row.optionalText("link"),
                row.optionalInstant("ended_at"));
    }
}
