package io.leadbridge.testkit;

import io.leadbridge.store.LeadStore;
import java.time.Duration;

/** Sets how often the processes that share a store say that they live. */
final class Pulses {
    private Pulses() {}

    /** Nobody beats while a test runs: every commit is one that the test asked for. */
    static LeadStore still(LeadStore store) {
        return with(store, Duration.ofDays(1), Duration.ofDays(1));
    }

    /** Who has been silent for a second is taken for dead. */
    static LeadStore quick(LeadStore store) {
        return with(store, Duration.ofMillis(100), Duration.ofSeconds(1));
    }

    private static LeadStore with(LeadStore store, Duration beat, Duration silence) {
        LeadStore.Shared shared = (LeadStore.Shared) store;
        return new LeadStore.Shared(shared.place(), shared.source(), beat, silence);
    }
}
