package io.leadbridge;

import io.leadbridge.sink.LeadSink;
import java.time.Duration;

/**
 * A named sink with its limits.
 *
 * @param slots how many deliveries may run at once
 * @param timeLimit how long one attempt may take
 */
record Destination(String name, LeadSink sink, int slots, Duration timeLimit) {
    static final int DEFAULT_SLOTS = 4;
    static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(60);
}
