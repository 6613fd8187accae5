package io.leadbridge.testkit.dynamics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Refuses what the application user asks beyond so many requests in a sliding window ("Service protection API limits"). */
final class ServiceProtection {
    private final InstantSource clock;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private int most = Integer.MAX_VALUE;
    private Duration window = Duration.ZERO;

    ServiceProtection(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void limit(int requests, Duration span) {
        most = requests;
        window = span;
    }

    /** Counts one request, or refuses it until the oldest one leaves the window; refused ones do not count. */
    synchronized void count() {
        Instant now = clock.instant();
        while (!calls.isEmpty() && !calls.peek().isAfter(now.minus(window))) {
            calls.remove();
        }
        if (calls.size() >= most) {
            throw new Refusal(DataverseAnswers.tooManyRequests(
                    Duration.between(now, calls.element().plus(window))));
        }
        calls.add(now);
    }
}
