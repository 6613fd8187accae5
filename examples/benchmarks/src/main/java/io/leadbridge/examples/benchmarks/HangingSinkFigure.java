package io.leadbridge.examples.benchmarks;

import io.leadbridge.examples.benchmarks.Side.Turn;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a destination that hangs costs those who post leads, and the destination beside it. Three applications take turns
 * (ABCABC…) with the same senders: A delivers to a quick sink; B does too, and to a sink that hangs for ever and hears no
 * interrupt, so that its deliveries pile up from the first turn to the last; C delivers to two quick sinks. B does more
 * than A, for each lead is written with two deliveries; what the hanging itself costs is B beside C.
 */
final class HangingSinkFigure implements Figure {
    /** How much is measured, after some rounds to warm up. */
    record Effort(int senders, int warmUps, int rounds, int leads) {
        static final Effort USUAL = new Effort(8, 5, 20, 2_000);
    }

    private static final int[] PERCENTS = {50, 90, 99};

    private final Effort effort;

    HangingSinkFigure(Effort effort) {
        this.effort = effort;
    }

    @Override
    public String name() {
        return "hanging-sink";
    }

    @Override
    public String meaning() {
        return "answers to senders with a quick sink (A), with one more that hangs (B), with two quick ones (C)";
    }

    @Override
    public void show(PrintStream out) throws Exception {
        try (Side a = new Side(1, 0);
                Side b = new Side(1, 1);
                Side c = new Side(2, 0)) {
            out.printf(
                    "%d senders, %d rounds of %d leads, store on %s%n",
                    effort.senders(), effort.rounds(), effort.leads(), a.fileSystem());
            measure(a, b, c, out);
            out.printf("B: %d deliveries hang, with what waits behind them %d%n", b.hanging(), b.waiting());
            summarise(a, b, c, out);
        }
    }

    private void measure(Side a, Side b, Side c, PrintStream out) throws Exception {
        Senders senders = new Senders(effort.senders());
        for (int round = 1 - effort.warmUps(); round <= effort.rounds(); round++) {
            if (round == 1) {
                for (Side side : List.of(a, b, c)) {
                    side.begin();
                }
            }
            out.println(round < 1 ? "warm-up" : "round " + round);
            out.printf("  A %s%n", told(a.turn(senders, effort.leads())));
            out.printf("  B %s%n", told(b.turn(senders, effort.leads())));
            out.printf("  C %s%n", told(c.turn(senders, effort.leads())));
        }
    }

    private static String told(Turn turn) {
        return String.format(
                Locale.ROOT,
                "p50 %6.2f  p90 %6.2f  p99 %6.2f ms, delivered at the last answer %d of %d, the rest %d ms later",
                turn.load().latencies().percentile(50),
                turn.load().latencies().percentile(90),
                turn.load().latencies().percentile(99),
                turn.delivered(),
                turn.load().leads(),
                turn.rest().toMillis());
    }

    private static void summarise(Side a, Side b, Side c, PrintStream out) {
        out.printf("%n%-4s %8s %8s %8s  %-29s %s%n", "", "A ms", "B ms", "C ms", "B : A, over rounds", "B : C");
        for (int percent : PERCENTS) {
            double hanging = b.latencies().percentile(percent);
            double one = a.latencies().percentile(percent);
            double two = c.latencies().percentile(percent);
            out.printf(
                    Locale.ROOT,
                    "p%-3d %8.2f %8.2f %8.2f  %.2f, %-23s %.2f, %s%n",
                    percent,
                    one,
                    hanging,
                    two,
                    hanging / one,
                    Spread.ofRatios(b.percentiles(percent), a.percentiles(percent)),
                    hanging / two,
                    Spread.ofRatios(b.percentiles(percent), c.percentiles(percent)));
        }
        out.printf("delivered by the (first) quick sink: A %s%n", delivered(a.turns()));
        out.printf("                                     B %s%n", delivered(b.turns()));
        out.printf("                                     C %s%n", delivered(c.turns()));
    }

    private static String delivered(List<Turn> turns) {
        long delivered = turns.stream().mapToLong(Turn::delivered).sum();
        long leads = turns.stream().mapToLong(turn -> turn.load().leads()).sum();
        Duration longest =
                turns.stream().map(Turn::rest).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        return String.format(
                Locale.ROOT,
                "%.1f %% at the last answer, all at most %d ms later",
                100.0 * delivered / leads,
                longest.toMillis());
    }
}
