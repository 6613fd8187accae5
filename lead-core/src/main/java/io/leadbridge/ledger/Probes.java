package io.leadbridge.ledger;

import io.leadbridge.store.DestinationState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says how long a destination that does not work is left alone before one delivery finds out how it is doing: first 5 s
 * when it fails, 1 min when it is blocked, then twice as long each time, up to {@link #LONGEST}.
 */
final class Probes {
    /** The longest rest that is not asked for: so much later than the CRM itself may leads begin to move again. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    /** The longest rest that a destination is granted when it asks for one. */
    static final Duration LONGEST_REST = Duration.ofHours(6);

    private static final Duration FAILING = Duration.ofSeconds(5);
    private static final Duration BLOCKED = Duration.ofMinutes(1);

    private Probes() {}

    static Duration rest(DestinationState state, int probes, @Nullable Duration asked) {
        Duration rest = state == DestinationState.BLOCKED ? BLOCKED : FAILING;
        for (int i = 0; i < probes && rest.compareTo(LONGEST) < 0; i++) {
            rest = rest.multipliedBy(2);
        }
        Duration own = shorter(rest, LONGEST);
        return asked == null || asked.compareTo(own) < 0 ? own : shorter(asked, LONGEST_REST);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
