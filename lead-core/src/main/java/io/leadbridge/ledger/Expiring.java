package io.leadbridge.ledger;

import java.time.Duration;

/**
 * How much of what waits for a person is removed soon, because its time is over.
 *
 * @param deadLetters dead letters
 * @param quarantined quarantined payloads that nobody decided against
 */
public record Expiring(long deadLetters, long quarantined) {
    /** How long before its end something counts as expiring. */
    public static final Duration NOTICE = Duration.ofDays(30);

    /** Whether there is any. */
    public boolean isAny() {
        return deadLetters + quarantined > 0;
    }
}
