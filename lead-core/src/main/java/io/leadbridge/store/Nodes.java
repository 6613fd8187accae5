package io.leadbridge.store;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Watches the other processes that share a store. One whose beat has not changed for {@value #SILENT_SECONDS} s, on our
 * own monotonic clock, is taken for dead; no clock is compared between machines. Used by one thread.
 */
final class Nodes {
    /** How often a process says that it lives. */
    static final int BEAT_SECONDS = 5;
    /** How long a process may be silent before others go on with its deliveries. */
    static final int SILENT_SECONDS = 30;

    private final LongSupplier nanoTime;
    private final Map<String, Sign> signs = new HashMap<>();

    Nodes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The last sign of life. */
    private record Sign(long beat, long seenAt) {}

    /** Takes note of everybody's beat, and gives those that are silent for too long, with their last beat. */
    Map<String, Long> silent(Map<String, Long> beats) {
        long now = nanoTime.getAsLong();
        signs.keySet().retainAll(beats.keySet());
        Map<String, Long> silent = new HashMap<>();
        beats.forEach((node, beat) -> {
            Sign sign = signs.get(node);
            if (sign == null || sign.beat != beat) {
                signs.put(node, new Sign(beat, now));
            } else if (now - sign.seenAt >= TimeUnit.SECONDS.toNanos(SILENT_SECONDS)) {
                silent.put(node, beat);
            }
        });
        return silent;
    }
}
