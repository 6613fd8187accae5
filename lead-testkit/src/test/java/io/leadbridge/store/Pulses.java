package io.leadbridge.store;

import java.time.Duration;

/** Sets how often the processes that share a store say that they live, for tests in any package. */
public final class Pulses {
    private Pulses() {}

    /** Nobody beats while a test runs: every commit is one that the test asked for. */
    public static LeadStore still(LeadStore store) {
        return store.withPulse(new Pulse(Duration.ofDays(1), Duration.ofDays(1)));
    }

    /** Who has been silent for a second is taken for dead. */
    public static LeadStore quick(LeadStore store) {
        return store.withPulse(new Pulse(Duration.ofMillis(100), Duration.ofSeconds(1)));
    }
}
