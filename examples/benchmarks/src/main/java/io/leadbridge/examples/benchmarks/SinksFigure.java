package io.leadbridge.examples.benchmarks;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a delivery costs in CPU beside sending its bytes. The sink and a bare {@code HttpClient} (for a file, a bare
 * {@code FileChannel}) take turns at the same place with the very same bytes, one delivery at a time; the bare side has
 * its requests made before, and looks at no answer.
 *
 * <p>Counted is the whole process, user and system, but for the threads of the place ({@link OurCpu}): mapping, JSON, the
 * token's look-up, headers, signature, deadline, reading the answer and classifying it, sending and receiving, garbage.
 * Not counted is what happens once a day or an hour (getting a token, asking for the table), TLS (the loopback has none,
 * and it would meet both sides), the pipeline and its store, and any waiting. The place's garbage is collected at the
 * cost of both sides, which brings their ratio a little nearer to 1. On one or two processors {@code
 * HttpClient.sendAsync} starts a thread for each request, which counts for the sink; a common pool of two threads ({@code
 * -Djava.util.concurrent.ForkJoinPool.common.parallelism=2}) shows what larger machines do.
 */
final class SinksFigure implements Figure {
    /** How much is measured, after some rounds to warm up. */
    record Effort(int warmUps, int rounds, int deliveries) {
        static final Effort USUAL = new Effort(4, 11, 3_000);
    }

    private final Effort effort;

    SinksFigure(Effort effort) {
        this.effort = effort;
    }

    @Override
    public String name() {
        return "sinks";
    }

    @Override
    public String meaning() {
        return "CPU time of a delivery beside that of sending its bytes: dynamics365, salesforce, webhook, jsonlines";
    }

    @Override
    public void show(PrintStream out) throws Exception {
        out.printf("%d rounds of %d deliveries by each side%n", effort.rounds(), effort.deliveries());
        Map<Place, SinkContest> contests = new EnumMap<>(Place.class);
        try {
            for (Place place : Place.values()) {
                contests.put(place, place.open());
            }
            measure(contests, out);
            out.printf("%n%-11s %8s %8s  %-28s %s%n", "CPU, us", "bare", "sink", "sink - bare", "sink : bare");
            contests.forEach((place, contest) -> summarise(place, contest, out));
        } finally {
            for (SinkContest contest : contests.values()) {
                contest.close();
            }
        }
    }

    private void measure(Map<Place, SinkContest> contests, PrintStream out) throws Exception {
        for (int round = -effort.warmUps(); round < effort.rounds(); round++) {
            for (SinkContest contest : contests.values()) {
                if (round == 0) {
                    contest.begin();
                }
                contest.round(round % 2 == 0, effort.deliveries());
            }
            out.printf("%s %2d, us: %s%n", round < 0 ? "warm-up" : "round", round < 0 ? -round : round + 1, contests);
        }
    }

    private static void summarise(Place place, SinkContest contest, PrintStream out) {
        List<Double> sink = contest.sinkMicros();
        List<Double> bare = contest.bareMicros();
        List<Double> more = IntStream.range(0, sink.size())
                .mapToObj(round -> sink.get(round) - bare.get(round))
                .toList();
        out.printf(
                Locale.ROOT,
                "%-11s %8.1f %8.1f  %-28s %s%n",
                place.name().toLowerCase(Locale.ROOT),
                Spread.of(bare).median(),
                Spread.of(sink).median(),
                Spread.of(more),
                Spread.ofRatios(sink, bare));
    }
}
