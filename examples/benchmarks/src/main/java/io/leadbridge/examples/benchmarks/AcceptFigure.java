package io.leadbridge.examples.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What a lead costs until it is answered, and how senders share that: all that wait for the disk are written in one
 * transaction, so more senders mean more leads for each fsync. One application without destinations, so that each
 * commit is one of leads. In each round every number of senders has its turn, with as many leads.
 */
final class AcceptFigure implements Figure {
    /** How much is measured, after some rounds to warm up. */
    record Effort(int warmUps, int rounds, int leads) {
        static final Effort USUAL = new Effort(5, 15, 2_048);
    }

    private static final List<Integer> SENDERS = List.of(1, 8, 64);

    private final Effort effort;

    AcceptFigure(Effort effort) {
        this.effort = effort;
    }

    @Override
    public String name() {
        return "accept";
    }

    @Override
    public String meaning() {
        return "leads accepted for each second and for each commit, with 1, 8 and 64 senders";
    }

    @Override
    public void show(PrintStream out) throws Exception {
        List<Row> rows = SENDERS.stream().map(Row::new).toList();
        try (Application application = Application.start(withoutDestinations -> withoutDestinations)) {
            out.printf(
                    "%d rounds of %d leads by each number of senders, store on %s%n",
                    effort.rounds(), effort.leads(), application.fileSystem());
            for (int warmUp = 0; warmUp < effort.warmUps(); warmUp++) {
                round(rows, application);
            }
            rows.forEach(row -> row.turns.clear());
            for (int round = 1; round <= effort.rounds(); round++) {
                round(rows, application);
                out.printf("round %2d, leads/s: %s%n", round, rows);
            }
        }
        summarise(rows, out);
    }

    private void round(List<Row> rows, Application application) throws Exception {
        for (Row row : rows) {
            int before = application.commits();
            Load load = row.senders.post(application.url(), effort.leads());
            row.turns.add(new Turn(load, application.commits() - before));
        }
    }

    private static void summarise(List<Row> rows, PrintStream out) {
        out.printf(
                "%n%-7s %9s %9s %9s  %-28s %s%n",
                "senders", "p50 ms", "p90 ms", "p99 ms", "leads/s", "commits for 100 leads");
        for (Row row : rows) {
            Latencies all = row.latencies();
            out.printf(
                    Locale.ROOT,
                    "%-7d %9.2f %9.2f %9.2f  %-28s %s%n",
                    row.senders.number(),
                    all.percentile(50),
                    all.percentile(90),
                    all.percentile(99),
                    Spread.of(row.each(Turn::leadsPerSecond)),
                    Spread.of(row.each(Turn::commitsFor100)));
        }
        Row one = rows.get(0);
        for (Row row : rows.subList(1, rows.size())) {
            out.printf(
                    "%s senders : 1: leads/s %s, commits %s%n",
                    row.senders.number(), row.ratios(one, Turn::leadsPerSecond), row.ratios(one, Turn::commitsFor100));
        }
    }

    private record Turn(Load load, int commits) {
        double leadsPerSecond() {
            return load.leadsPerSecond();
        }

        double commitsFor100() {
            return 100.0 * commits / load.leads();
        }
    }

    /** One number of senders, and what came of each of their turns. */
    private static final class Row {
        private final Senders senders;
        private final List<Turn> turns = new ArrayList<>();

        Row(int number) {
            senders = new Senders(number);
        }

        Latencies latencies() {
            return Latencies.together(
                    turns.stream().map(turn -> turn.load().latencies()).toList());
        }

        List<Double> each(ToDoubleFunction<Turn> figure) {
            return turns.stream().map(figure::applyAsDouble).toList();
        }

        Spread ratios(Row base, ToDoubleFunction<Turn> figure) {
            return Spread.ofRatios(each(figure), base.each(figure));
        }

        /** The last turn. */
        @Override
        public String toString() {
            return senders.number() + ": "
                    + Math.round(turns.get(turns.size() - 1).leadsPerSecond());
        }
    }
}
