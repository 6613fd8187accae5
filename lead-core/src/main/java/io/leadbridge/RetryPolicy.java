package io.leadbridge;

import java.time.Duration;

/**
 * When a delivery that did not work is tried again: after {@code first}, then each time twice as long, up to {@code
 * longest}; each wait is shortened by a random part of up to a half, so that many do not come back at once. A delivery
 * not done {@code giveUpAfter} its first attempt becomes a dead letter.
 */
public record RetryPolicy(Duration first, Duration longest, Duration giveUpAfter) {
    /** 5 s, 6 h, 76 h: a CRM may be down for three days. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(Duration.ofSeconds(5), Duration.ofHours(6), Duration.ofHours(76));

    public RetryPolicy {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || giveUpAfter.isNegative()) {
            throw new IllegalArgumentException("a retry policy needs 0 < first <= longest and give-up-after >= 0, not "
                    + first + ", " + longest + ", " + giveUpAfter);
        }
    }
}
