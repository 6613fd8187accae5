package io.leadbridge.sinks.jsonlines;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.DeliveryResult.Delivered;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A process of its own that delivers leads when told to go, and says so: {@code started ID} before each, then {@code delivered ID} or
 * {@code refused ID} and the answer. Every fourth lead is a long one.
 *
 * <p>Arguments: the file, the number of threads, the number of fresh leads for each, and the ids to deliver again first.
 */
final class Appender {
    private static final String LONG = "0123456789abcdef".repeat(8 * 1024);

    private final JsonLinesSink sink;

    private Appender(Path file) {
        sink = JsonLinesSink.to(file);
    }

    public static void main(String[] args) throws Exception {
        Appender appender = new Appender(Path.of(args[0]));
        Child.readyToGo();
        Arrays.stream(args).skip(3).map(LeadId::parse).forEach(id -> appender.deliver(Deliveries.repeat(lead(id))));
        Thread[] threads = Stream.generate(() -> new Thread(() -> appender.deliverFresh(Integer.parseInt(args[2]))))
                .limit(Integer.parseInt(args[1]))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void deliverFresh(int count) {
        for (int i = 0; i < count; i++) {
            deliver(Deliveries.first(lead(Deliveries.lead().id())));
        }
    }

    private void deliver(Delivery delivery) {
        LeadId id = delivery.lead().id();
        System.out.println("started " + id);
        try {
            DeliveryResult result = sink.deliver(delivery);
            System.out.println(result instanceof Delivered ? "delivered " + id : "refused " + id + " " + result);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Lead lead(LeadId id) {
        return id.value().getLeastSignificantBits() % 4 == 0
                ? Lead.builder(id, Deliveries.lead().receivedAt())
                        .description(LONG)
                        .build()
                : Deliveries.lead(id);
    }
}
