package io.leadbridge.ledger;

import java.time.Duration;
import java.util.List;

/**
 * Says how long things are kept.
 *
 * @param duplicatesWithin the duplicate window
 * @param keep how long a lead is kept after its end, and a quarantined payload after it came
 * @param longestWait no delivery waits longer for its next attempt
 * @param giveUpAfter for how long a destination must be gone from the settings before its deliveries are dead letters
 * @param destinations the destinations of this process
 */
public record Retention(
        Duration duplicatesWithin,
        Duration keep,
        Duration longestWait,
        Duration giveUpAfter,
        List<String> destinations) {
    /** The most rows of a kind that one {@link Ledger#tidy} removes. */
    public static final int AT_ONCE = 500;

    /** The most unreadable payloads in quarantine; the oldest beyond it are removed. */
    public static final int MOST_UNREADABLE = 100_000;

    /** The most bytes of unreadable payloads in quarantine: 1 GiB. */
    public static final long MOST_UNREADABLE_BYTES = 1L << 30;

    public Retention {
        destinations = List.copyOf(destinations);
    }
}
