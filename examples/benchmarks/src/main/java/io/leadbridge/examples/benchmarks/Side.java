package io.leadbridge.examples.benchmarks;

import io.leadbridge.LeadPipeline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;

/** One of the applications that are compared: it delivers to quick sinks, and to such as hang. */
final class Side implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<CountingSink> quick;
    private final List<DeafSink> deaf;
    private final Application application;
    private final List<Turn> turns = new ArrayList<>();

    /** Starts it with so many sinks of each kind. */
    Side(int quick, int deaf) throws Exception {
        this.quick = Stream.generate(CountingSink::new).limit(quick).toList();
        this.deaf = Stream.generate(DeafSink::new).limit(deaf).toList();
        this.application = Application.start(this::addDestinations);
    }

    private LeadPipeline.Builder addDestinations(LeadPipeline.Builder builder) {
        IntStream.range(0, quick.size()).forEach(i -> builder.deliverTo("quick-" + i, quick.get(i)));
        IntStream.range(0, deaf.size()).forEach(i -> builder.deliverTo("deaf-" + i, deaf.get(i)));
        return builder;
    }

    /** What a turn came to: the answers, how much was delivered when the last came, how long the rest took. */
    record Turn(Load load, int delivered, Duration rest) {}

    /** Lets {@code senders} post, and returns when the quick sinks have delivered all. */
    Turn turn(Senders senders, int leads) throws Exception {
        Load load = senders.post(application.url(), leads);
        int delivered = quick.get(0).delivered();
        Duration rest = Duration.ZERO;
        for (CountingSink sink : quick) {
            rest = rest.plus(sink.await(load.leads(), PATIENCE));
        }
        Turn turn = new Turn(load, delivered, rest);
        turns.add(turn);
        return turn;
    }

    /** Waits until every sink hangs that is to, and forgets the turns so far: they were to warm up. */
    void begin() throws InterruptedException {
        for (DeafSink sink : deaf) {
            sink.awaitHanging(PATIENCE);
        }
        turns.clear();
    }

    List<Turn> turns() {
        return List.copyOf(turns);
    }

    /** All answers together. */
    Latencies latencies() {
        return Latencies.together(
                turns.stream().map(turn -> turn.load().latencies()).toList());
    }

    /** A percentile of each turn, in milliseconds. */
    List<Double> percentiles(int percent) {
        return turns.stream()
                .map(turn -> turn.load().latencies().percentile(percent))
                .toList();
    }

    /** How many deliveries hang. */
    int hanging() {
        return deaf.stream().mapToInt(DeafSink::hanging).sum();
    }

    /** How many deliveries hang or wait behind those. */
    long waiting() {
        return IntStream.range(0, deaf.size())
                .mapToLong(i -> application.waiting("deaf-" + i))
                .sum();
    }

    String fileSystem() throws IOException {
        return application.fileSystem();
    }

    @Override
    public void close() throws IOException, LifecycleException {
        deaf.forEach(DeafSink::letGo);
        application.close();
    }
}
