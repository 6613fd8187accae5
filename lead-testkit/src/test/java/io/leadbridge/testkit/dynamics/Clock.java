package io.leadbridge.testkit.dynamics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes when it is told to. */
final class Clock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-22T10:15:30.123Z");

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration duration) {
        now = now.plus(duration);
    }
}
