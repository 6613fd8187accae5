package io.leadbridge.ledger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks for due deliveries of one destination.
 *
 * @param most at most so many
 * @param timeLimit how long one attempt may take
 * @param longestWait the longest wait between two attempts; what is beyond it does not count towards giving up
 * @param interval how far apart deliveries begin at least, on all nodes together; null when there is no rate limit
 */
public record ClaimRequest(
        String destination,
        int most,
        Duration timeLimit,
        Duration longestWait,
        @Nullable Duration interval) {}
