package io.leadbridge.testkit.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the org's API requests of the last 24 hours. */
final class Usage {
    /** What a Developer Edition may call in 24 hours. */
    static final int DEFAULT_LIMIT = 15_000;

    private final InstantSource clock;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private int limit = DEFAULT_LIMIT;

    Usage(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void limit(int requests) {
        limit = requests;
    }

    synchronized void add(int requests) {
        for (int i = 0; i < requests; i++) {
            calls.add(clock.instant());
        }
    }

    /** Counts one call, or refuses it. */
    synchronized void count() {
        forget();
        if (calls.size() >= limit) {
            throw new Refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        add(1);
    }

    synchronized int limit() {
        return limit;
    }

    synchronized int used() {
        forget();
        return calls.size();
    }

    private void forget() {
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        while (!calls.isEmpty() && !calls.peek().isAfter(yesterday)) {
            calls.remove();
        }
    }
}
