package io.leadbridge.ledger;

import io.leadbridge.ledger.DestinationTable.Standing;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.DestinationState;
import io.leadbridge.store.StoredDelivery;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts for how long a delivery has been tried. Time in which nobody tried does not count: while the destination was
 * blocked or failing, no process was running, or the clock only jumped. So between two attempts no more is counted than
 * the longest wait that may be between them.
 */
final class Tries {
    private Tries() {}

    /** The delivery as its next attempt begins. */
    static StoredDelivery next(StoredDelivery delivery, Standing standing, Duration longestWait, Instant now) {
        Instant last = delivery.attemptedAt();
        Duration more = last == null || standing.state() == DestinationState.BLOCKED
                ? Duration.ZERO
                : between(later(last, standing.since()), now, longestWait);
        Instant first = delivery.firstAttemptAt();
        return new StoredDelivery(
                delivery.lead(),
                delivery.destination(),
                delivery.recordKey(),
                delivery.mode(),
                DeliveryState.RUNNING,
                delivery.attempts() + 1,
                delivery.claims() + 1,
                first == null ? now : first,
                now,
                delivery.triedFor().plus(more),
                delivery.nextAt(),
                delivery.reason(),
                delivery.recordId(),
                delivery.link(),
                false,
                null);
    }

    private static Duration between(Instant from, Instant to, Duration most) {
        Duration gap = Duration.between(from, to);
        if (gap.isNegative()) {
            return Duration.ZERO;
        }
        return gap.compareTo(most) < 0 ? gap : most;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
