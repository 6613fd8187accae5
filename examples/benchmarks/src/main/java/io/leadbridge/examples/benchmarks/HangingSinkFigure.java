package io.leadbridge.examples.benchmarks;

import io.leadbridge.examples.benchmarks.Side.Turn;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a destination that hangs costs those who post leads, and the destinations beside it. Two applications take turns
 * (ABAB…) with the same senders: A delivers to a quick sink; B does too, and to a sink that hangs for ever and hears no
 * interrupt. Its deliveries pile up from the first turn to the last, so B also writes a second delivery for each lead.
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
        return "answers to senders with a quick sink (A), and with one beside it that hangs (B)";
    }

    @Override
    public void show(PrintStream out) throws Exception {
        List<Turn> a = new ArrayList<>();
        List<Turn> b = new ArrayList<>();
        try (Side quick = Side.withQuickSink();
                Side hanging = Side.withHangingSinkToo()) {
            Senders senders = new Senders(effort.senders());
            out.printf(
                    "%d senders, %d rounds of %d leads, store on %s%n",
                    effort.senders(), effort.rounds(), effort.leads(), quick.fileSystem());
            for (int warmUp = 0; warmUp < effort.warmUps(); warmUp++) {
                quick.turn(senders, effort.leads());
                hanging.turn(senders, effort.leads());
            }
            hanging.awaitHanging();
            for (int round = 1; round <= effort.rounds(); round++) {
                a.add(quick.turn(senders, effort.leads()));
                b.add(hanging.turn(senders, effort.leads()));
                out.printf("round %2d%n  A %s%n  B %s%n", round, told(a.get(round - 1)), told(b.get(round - 1)));
            }
            out.printf(
                    "B: %d deliveries hang, with what waits behind them %d%n",
                    hanging.hangingDeliveries(), hanging.waiting());
        }
        summarise(a, b, out);
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

    private static void summarise(List<Turn> a, List<Turn> b, PrintStream out) {
        out.printf("%n%-4s %10s %10s %10s  over rounds%n", "", "A ms", "B ms", "B : A");
        for (int percent : PERCENTS) {
            double quick = all(a).percentile(percent);
            double hanging = all(b).percentile(percent);
            out.printf(
                    Locale.ROOT,
                    "p%-3d %10.2f %10.2f %10.2f  %s%n",
                    percent,
                    quick,
                    hanging,
                    hanging / quick,
                    Spread.ofRatios(each(b, percent), each(a, percent)));
        }
        out.printf("delivered by the quick sink: A %s, B %s%n", delivered(a), delivered(b));
    }

    private static Latencies all(List<Turn> turns) {
        return Latencies.together(
                turns.stream().map(turn -> turn.load().latencies()).toList());
    }

    private static List<Double> each(List<Turn> turns, int percent) {
        return turns.stream()
                .map(turn -> turn.load().latencies().percentile(percent))
                .toList();
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
