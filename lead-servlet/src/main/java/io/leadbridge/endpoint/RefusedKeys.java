package io.leadbridge.endpoint;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Counts requests that were refused for their key, and warns of a burst, at most once per {@link #WINDOW}: leads that
 * are turned away after a botched rotation must not go unnoticed. Leads are few, so that a few refusals are a burst.
 */
final class RefusedKeys {
    static final int BURST = 5;
    static final Duration WINDOW = Duration.ofHours(1);

    private static final Logger LOG = System.getLogger(LeadEndpoint.class.getName());

    private final InstantSource clock;
    private Instant windowStart = Instant.MIN;
    private int inWindow;
    private long count;

    RefusedKeys(InstantSource clock) {
        this.clock = clock;
    }

    synchronized long count() {
        return count;
    }

    synchronized void add() {
        Instant now = clock.instant();
        if (now.isBefore(windowStart) || !now.isBefore(windowStart.plus(WINDOW))) {
            windowStart = now;
            inWindow = 0;
        }
        count++;
        if (++inWindow == BURST) {
            LOG.log(
                    Level.WARNING,
                    "{0} requests within an hour carried no valid key in ?sig= and were refused; nothing of them is kept."
                            + " If the keys were just changed, Partner Center still sends an old one: set the old key"
                            + " beside the new one until the URL there is changed. Otherwise someone is guessing.",
                    BURST);
        }
    }
}
