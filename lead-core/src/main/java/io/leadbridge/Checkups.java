package io.leadbridge;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asks destinations what keeps leads out of them: at the start, once a day, and when told to; keeps what they said last.
 * All are asked at the same time, each in a thread of its own, so that one that hangs holds up nothing.
 */
final class Checkups implements AutoCloseable {
    /** A destination that says nothing for so long is not waited for. */
    static final Duration WITHIN = Duration.ofSeconds(30);

    private static final Duration EVERY = Duration.ofDays(1);

    private final Collection<Destination> destinations;
    private final Duration limit;
    private final ExecutorService threads = Executors.newCachedThreadPool(Threads.named("check"));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Threads.named("checks"));
    private volatile Map<String, List<String>> last = Map.of();

    Checkups(Collection<Destination> destinations, Duration limit) {
        this.destinations = destinations;
        this.limit = limit;
    }

    /** As {@link #check}, for destinations that are not started. */
    static Map<String, List<String>> once(Collection<Destination> destinations) {
        try (Checkups checkups = new Checkups(destinations, WITHIN)) {
            return checkups.check();
        }
    }

    /** Begins, in the background; what is found is logged. */
    void start() {
        timer.scheduleWithFixedDelay(this::report, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void report() {
        Map<String, List<String>> said = check();
        if (!timer.isShutdown()) {
            said.forEach((name, sentences) -> sentences.forEach(sentence -> Log.objection(name, sentence)));
        }
    }

    /** By destination, a sentence for each thing; an interrupt ends it, and stays. */
    Map<String, List<String>> check() {
        Map<String, List<String>> said = new LinkedHashMap<>();
        try {
            var answers = threads.invokeAll(calls(), limit.toNanos(), TimeUnit.NANOSECONDS)
                    .iterator();
            for (Destination destination : destinations) {
                said.put(destination.name(), sentences(destination.name(), answers.next()));
            }
        } catch (InterruptedException | RejectedExecutionException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            destinations.forEach(destination -> said.put(
                    destination.name(), List.of("the check of " + destination.name() + " was broken off: repeat it")));
        }
        last = Collections.unmodifiableMap(said);
        return last;
    }

    private List<Callable<List<String>>> calls() {
        return destinations.stream()
                .<Callable<List<String>>>map(
                        destination -> () -> List.copyOf(destination.sink().check()))
                .toList();
    }

    /** Of an exception the type alone is told: its message may quote anything. */
    private List<String> sentences(String name, Future<List<String>> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException e) {
            return List.of("the check of " + name + " did not end within " + limit.toSeconds()
                    + " s: see whether it can be reached from this machine, through its firewall and proxy");
        } catch (ExecutionException e) {
            String type = Objects.requireNonNullElse(e.getCause(), e).getClass().getName();
            return List.of("the check of " + name + " threw " + type
                    + ": see whether it can be reached from this machine, and whether its settings are right");
        }
    }

    /** What the last check found, for a health check. */
    List<String> findings() {
        return last.entrySet().stream()
                .flatMap(said -> said.getValue().stream().map(sentence -> sentence(said.getKey(), sentence)))
                .toList();
    }

    static String sentence(String destination, String sentence) {
        return "destination " + destination + ": " + sentence;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
        Threads.awaitEnd(timer, threads);
    }
}
