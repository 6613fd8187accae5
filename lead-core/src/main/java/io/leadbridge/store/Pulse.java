package io.leadbridge.store;

import java.time.Duration;

/**
 * How the processes that share a store know of each other.
 *
 * @param beat how often a process says that it lives
 * @param silence how long a process may be silent before others go on with its deliveries
 */
record Pulse(Duration beat, Duration silence) {
    /** Every 5 s, and 30 s. */
    static final Pulse STANDARD = new Pulse(Duration.ofSeconds(5), Duration.ofSeconds(30));
}
