package io.leadbridge.examples.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How a figure came out over several rounds, so that a reader sees how much of it is noise. */
record Spread(double least, double median, double most) {
    /** Of at least one round. */
    static Spread of(List<Double> rounds) {
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }

    /** Of the ratios of what came out in the same round: {@code rounds} to {@code base}. */
    static Spread ofRatios(List<Double> rounds, List<Double> base) {
        return of(IntStream.range(0, rounds.size())
                .mapToObj(round -> rounds.get(round) / base.get(round))
                .toList());
    }

    /** {@code 1.03 (0.97 to 1.12)}: the median, then the extremes. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, least, most);
    }
}
