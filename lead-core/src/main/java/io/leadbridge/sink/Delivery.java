package io.leadbridge.sink;

import io.leadbridge.model.Lead;
import java.time.Duration;

/**
 * One lead on its way to one destination.
 *
 * @param lead what to deliver
 * @param destination the destination's name, as in {@code leads.yaml}
 * @param recordKey names the record to write; the same for every attempt
 * @param mode what may be done to that record
 * @param attempt 1 for the first; more means an earlier one may have reached the destination
 * @param timeLimit how long this attempt may take, connect, headers and body together
 */
public record Delivery(
        Lead lead, String destination, RecordKey recordKey, WriteMode mode, int attempt, Duration timeLimit) {

    /** A delivery that creates. */
    public Delivery(Lead lead, String destination, RecordKey recordKey, int attempt, Duration timeLimit) {
        this(lead, destination, recordKey, WriteMode.CREATE, attempt, timeLimit);
    }

    /** Whether an earlier attempt may have reached the destination. */
    public boolean isRepeat() {
        return attempt > 1;
    }
}
