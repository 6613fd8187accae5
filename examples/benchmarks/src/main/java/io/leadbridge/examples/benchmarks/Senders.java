package io.leadbridge.examples.benchmarks;

import io.leadbridge.testkit.LeadGenerator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Posts leads in a closed loop: each sender waits for an answer before it posts its next lead, and no lead is posted
 * twice to the same address.
 */
final class Senders {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<LeadGenerator> generators;

    /** So many; those of one number and those of another post different leads. */
    Senders(int number) {
        generators = IntStream.range(0, number)
                .mapToObj(i -> new LeadGenerator(i, "sender-" + i + "-of-" + number + ".example"))
                .toList();
    }

    int number() {
        return generators.size();
    }

    /** Posts {@code leads} to {@code url}, as many by each sender, and returns when the last was answered. */
    Load post(URI url, int leads) throws Exception {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(number(), number(), 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        try {
            threads.prestartAllCoreThreads();
            List<Callable<Latencies>> tasks = tasks(url, Math.max(1, leads / number()));
            long start = System.nanoTime();
            List<Future<Latencies>> answered = threads.invokeAll(tasks);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            List<Latencies> latencies = new ArrayList<>();
            for (Future<Latencies> each : answered) {
                latencies.add(each.get());
            }
            return new Load(Latencies.together(latencies), elapsed);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Callable<Latencies>> tasks(URI url, int leads) {
        List<Callable<Latencies>> tasks = new ArrayList<>();
        for (LeadGenerator generator : generators) {
            List<HttpRequest> requests = IntStream.range(0, leads)
                    .mapToObj(i -> request(url, generator.next()))
                    .toList();
            tasks.add(() -> post(requests));
        }
        return tasks;
    }

    private static HttpRequest request(URI url, byte[] lead) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(lead))
                .build();
    }

    private Latencies post(List<HttpRequest> requests) throws IOException, InterruptedException {
        long[] nanos = new long[requests.size()];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = client.send(requests.get(i), BodyHandlers.ofString());
            nanos[i] = System.nanoTime() - start;
            if (answer.statusCode() != 202 || !answer.body().contains("\"accepted\"")) {
                throw new IllegalStateException(
                        "a lead was answered " + answer.statusCode() + " " + answer.body() + ", not 202 accepted");
            }
        }
        return Latencies.ofNanos(nanos);
    }
}
