package io.leadbridge.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands still until it is moved, so that a test waits days in no time:
 *
 * <pre>{@code
 * var clock = ManualClock.at("2026-11-22T10:15:30Z");
 * var pipeline = LeadPipeline.builder().clock(clock)…
 * clock.advance(Duration.ofHours(6));
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class ManualClock implements InstantSource {
    private Instant now;

    private ManualClock(Instant start) {
        now = start;
    }

    /** A clock that shows {@code start}. */
    public static ManualClock at(Instant start) {
        return new ManualClock(start);
    }

    /** A clock that shows {@code start}, written as {@link Instant#parse} reads it. */
    public static ManualClock at(String start) {
        return at(Instant.parse(start));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /**
     * Moves it forward and returns what it shows then; throws {@link IllegalArgumentException} for a negative span,
     * since only {@link #set} turns a clock back.
     */
    public synchronized Instant advance(Duration span) {
        if (span.isNegative()) {
            throw new IllegalArgumentException("a clock advances forward; to turn it back, set it");
        }
        now = now.plus(span);
        return now;
    }

    /** Sets it, forward or back, as an administrator or a time server does. */
    public synchronized void set(Instant instant) {
        now = instant;
    }

    @Override
    public String toString() {
        return "ManualClock[" + instant() + "]";
    }
}
