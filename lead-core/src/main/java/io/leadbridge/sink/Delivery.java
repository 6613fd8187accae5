package io.leadbridge.sink;

import io.leadbridge.model.Lead;
import java.time.Duration;

/**
 * One lead on its way to one destination.
 *
 * @param lead what to deliver
 * @param destination the destination's name, as in {@code leads.yaml}
 * @param recordKey names the record to create; the same for every attempt
 * @param attempt 1 for the first; more means an earlier one may have reached the destination
 * @param timeLimit how long this attempt may take, connect, headers and body together
 */
public record Delivery(Lead lead, String destination, RecordKey recordKey, int attempt, Duration timeLimit) {

    /** Whether an earlier attempt may have reached the destination. */
    public boolean isRepeat() {
        return attempt > 1;
    }
}
