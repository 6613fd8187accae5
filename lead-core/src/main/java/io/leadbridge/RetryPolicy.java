package io.leadbridge;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a delivery that did not work is tried again: after {@code first}, then each time twice as long, up to {@code
 * longest}; each wait is shortened by a random part of up to a half, so that many do not come back at once. A wait that
 * the destination asked for counts when it is longer, up to {@code longest}. A delivery that was tried for {@code
 * giveUpAfter} becomes a dead letter; the last attempt is then. Time in which nobody tried does not count: while the
 * destination was blocked or failing, or no process was running.
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

    /** How long until attempt {@code attempt + 1}, or empty when it is time to give up. */
    Optional<Duration> next(int attempt, Duration triedFor, Duration asked, RandomGenerator random) {
        Duration left = giveUpAfter.minus(triedFor);
        if (left.isNegative() || left.isZero()) {
            return Optional.empty();
        }
        Duration wait = longer(shortened(backOff(attempt), random), asked);
        return Optional.of(wait.compareTo(left) < 0 ? wait : left);
    }

    private Duration backOff(int attempt) {
        Duration wait = first;
        for (int i = 1; i < attempt && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    private static Duration shortened(Duration wait, RandomGenerator random) {
        return wait.minusMillis((long) (random.nextDouble() * wait.toMillis() / 2));
    }

    private Duration longer(Duration wait, Duration asked) {
        Duration granted = asked.compareTo(longest) < 0 ? asked : longest;
        return granted.compareTo(wait) > 0 ? granted : wait;
    }
}
