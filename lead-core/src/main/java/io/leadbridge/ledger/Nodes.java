package io.leadbridge.ledger;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Watches the other processes that share a store. One whose beat has not changed for as long as it may be silent, on our
 * own monotonic clock, is taken for dead; no clock is compared between machines. Time in which we could not look ourselves
 * does not count: when the database was away, nobody could beat. Used by one thread.
 */
final class Nodes {
    private final LongSupplier nanoTime;
    private final long silence;
    private final Map<String, Sign> signs = new HashMap<>();
    private long lookedAt;

    Nodes(LongSupplier nanoTime, Duration silence) {
        this.nanoTime = nanoTime;
        this.silence = silence.toNanos();
        this.lookedAt = nanoTime.getAsLong();
    }

    /** The last sign of life. */
    private record Sign(long beat, long seenAt) {}

    /** Takes note of everybody's beat, and gives those that are silent for too long, with their last beat. */
    Map<String, Long> silent(Map<String, Long> beats) {
        long now = nanoTime.getAsLong();
        if (now - lookedAt > silence / 2) {
            signs.clear();
        }
        lookedAt = now;
        signs.keySet().retainAll(beats.keySet());
        Map<String, Long> silent = new HashMap<>();
        beats.forEach((node, beat) -> {
            Sign sign = signs.get(node);
            if (sign == null || sign.beat != beat) {
                signs.put(node, new Sign(beat, now));
            } else if (now - sign.seenAt >= silence) {
                silent.put(node, beat);
            }
        });
        return silent;
    }
}
