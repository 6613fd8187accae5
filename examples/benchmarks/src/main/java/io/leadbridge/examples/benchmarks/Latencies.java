package io.leadbridge.examples.benchmarks;

import java.util.Arrays;
import java.util.List;

/** How long each of many answers took. */
final class Latencies {
    private final long[] sortedNanos;

    private Latencies(long[] sortedNanos) {
        this.sortedNanos = sortedNanos;
    }

    /** Of at least one answer. */
    static Latencies ofNanos(long... nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /** All of several together. */
    static Latencies together(List<Latencies> parts) {
        return ofNanos(parts.stream()
                .flatMapToLong(part -> Arrays.stream(part.sortedNanos))
                .toArray());
    }

    int count() {
        return sortedNanos.length;
    }

    /** The time in milliseconds within which {@code percent} of 100 answers came: 1 to 100. */
    double percentile(int percent) {
        int rank = (int) Math.ceil(sortedNanos.length * percent / 100.0);
        return sortedNanos[rank - 1] / 1e6;
    }
}
