package io.leadbridge.examples.benchmarks;

import java.time.Duration;

/** What came of posting some leads: how long each answer took, and how long all. */
record Load(Latencies latencies, Duration elapsed) {
    int leads() {
        return latencies.count();
    }

    double leadsPerSecond() {
        return leads() * 1e9 / elapsed.toNanos();
    }
}
