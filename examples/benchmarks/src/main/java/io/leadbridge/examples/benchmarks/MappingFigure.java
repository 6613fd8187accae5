package io.leadbridge.examples.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What the mapping of {@code leads.yaml} and Java costs, beside Java without a library and three mapping languages. All
 * have their turn in each round, in a process of their own, so that noise meets all of them. The quickest iteration
 * counts: what else runs on the machine can only slow one down.
 */
final class MappingFigure implements Figure {
    /**
     * How much is measured.
     *
     * @param forks processes for each mapper in a round; 0 measures nothing and only runs them
     * @param iterations to warm up, and as many to measure
     * @param iteration how long each takes
     */
    record Effort(int rounds, int forks, int iterations, TimeValue iteration) {
        static final Effort USUAL = new Effort(9, 1, 5, TimeValue.milliseconds(300));
    }

    private final Effort effort;

    MappingFigure(Effort effort) {
        this.effort = effort;
    }

    @Override
    public String name() {
        return "mapping";
    }

    @Override
    public String meaning() {
        return "one lead into eleven fields: hand-written Java, Leadbridge, JSLT, JOLT, JSONata";
    }

    @Override
    public void show(PrintStream out) throws RunnerException {
        List<Map<Mapper, Double>> rounds = new ArrayList<>();
        for (int round = 1; round <= effort.rounds(); round++) {
            Map<Mapper, Double> nanos = round();
            rounds.add(nanos);
            out.printf(Locale.ROOT, "round %d of %d, ns: %s%n", round, effort.rounds(), nanos);
        }
        summarise(rounds, out);
    }

    private static void summarise(List<Map<Mapper, Double>> rounds, PrintStream out) {
        Spread handWritten = Spread.of(each(rounds, Mapper.HAND_WRITTEN));
        Spread leadbridge = Spread.of(each(rounds, Mapper.LEADBRIDGE));
        out.printf(
                "%n%-13s %9s %15s %13s  %s%n",
                "", "ns a lead", ": HAND_WRITTEN", ": LEADBRIDGE", "the latter over rounds");
        for (Mapper mapper : Mapper.values()) {
            List<Double> nanos = each(rounds, mapper);
            double least = Spread.of(nanos).least();
            out.printf(
                    Locale.ROOT,
                    "%-13s %9.0f %15.2f %13.2f  %s%n",
                    mapper,
                    least,
                    least / handWritten.least(),
                    least / leadbridge.least(),
                    Spread.ofRatios(nanos, each(rounds, Mapper.LEADBRIDGE)));
        }
    }

    private static List<Double> each(List<Map<Mapper, Double>> rounds, Mapper mapper) {
        return rounds.stream()
                .map(round -> round.getOrDefault(mapper, Double.NaN))
                .toList();
    }

    private Map<Mapper, Double> round() throws RunnerException {
        Map<Mapper, Double> nanos = new EnumMap<>(Mapper.class);
        for (RunResult result : new Runner(options()).run()) {
            Mapper mapper = Mapper.valueOf(result.getParams().getParam("mapper"));
            double quickest = result.getPrimaryResult().getStatistics().getMin();
            nanos.put(mapper, (double) Math.round(quickest));
        }
        return nanos;
    }

    private Options options() {
        return new OptionsBuilder()
                .include(MappingBenchmark.class.getName())
                .forks(effort.forks())
                .warmupIterations(effort.forks() * effort.iterations())
                .warmupTime(effort.iteration())
                .measurementIterations(effort.iterations())
                .measurementTime(effort.iteration())
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }
}
