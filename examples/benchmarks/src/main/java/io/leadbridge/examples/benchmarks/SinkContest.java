package io.leadbridge.examples.benchmarks;

import io.leadbridge.model.Lead;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.testkit.LeadGenerator;
import io.leadbridge.testkit.http.FakeServer;
import io.leadbridge.validation.LeadValidator;
import io.leadbridge.validation.ValidationResult.Valid;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A sink and the bare JDK, which send the same to the same place in turns; and what that cost, for each delivery. */
final class SinkContest implements Closeable {
    private static final int LEADS = 16;

    private final LeadSink sink;
    private final Closeable place;
    private final List<Delivery> deliveries;
    private final Bare bare;
    private final List<Double> sinkMicros = new ArrayList<>();
    private final List<Double> bareMicros = new ArrayList<>();

    @FunctionalInterface
    private interface BareOf {
        Bare bare(Bare sink) throws Exception;
    }

    private SinkContest(LeadSink sink, Closeable place, BareOf bareOf) throws Exception {
        this.sink = sink;
        this.place = place;
        LeadGenerator payloads = new LeadGenerator(1);
        this.deliveries =
                Stream.generate(() -> delivery(payloads.next())).limit(LEADS).toList();
        this.bare = bareOf.bare(this::deliver);
    }

    /** Over HTTP; token and description are there before anything is taken down. */
    static SinkContest over(FakeServer server, LeadSink sink, Closeable place) throws Exception {
        return new SinkContest(sink, place, deliver -> {
            deliver.send(0);
            return BareRequests.of(deliver, LEADS, server);
        });
    }

    /** Into a file. */
    static SinkContest over(Path file, LeadSink sink, Closeable place) throws Exception {
        return new SinkContest(sink, place, deliver -> {
            for (int i = 0; i < LEADS; i++) {
                deliver.send(i);
            }
            return new BareLines(file);
        });
    }

    private static Delivery delivery(byte[] payload) {
        Lead lead = ((Valid) LeadValidator.lenient().validate(payload)).lead();
        return new Delivery(lead, "crm", RecordKey.of(lead.id(), "crm"), 1, Duration.ofMinutes(1));
    }

    private void deliver(int delivery) throws Exception {
        DeliveryResult result = sink.deliver(deliveries.get(delivery));
        if (!(result instanceof DeliveryResult.Delivered delivered) || delivered.alreadyThere()) {
            throw new IllegalStateException(sink + " did not create a record: " + result);
        }
    }

    /** Gives each side its turn, now one first and now the other. */
    void round(boolean sinkFirst, int number) throws Exception {
        if (sinkFirst) {
            sinkMicros.add(micros(this::deliver, number));
        }
        bareMicros.add(micros(bare, number));
        if (!sinkFirst) {
            sinkMicros.add(micros(this::deliver, number));
        }
    }

    private static double micros(Bare side, int number) throws Exception {
        long nanos = OurCpu.nanos(() -> {
            for (int i = 0; i < number; i++) {
                side.send(i % LEADS);
            }
        });
        return nanos / 1e3 / number;
    }

    /** Forgets the rounds so far: they were to warm up. */
    void begin() {
        sinkMicros.clear();
        bareMicros.clear();
    }

    /** Microseconds of CPU for a delivery by the sink, in each round. */
    List<Double> sinkMicros() {
        return List.copyOf(sinkMicros);
    }

    /** The same by the bare JDK. */
    List<Double> bareMicros() {
        return List.copyOf(bareMicros);
    }

    /** The last round. */
    @Override
    public String toString() {
        int last = sinkMicros.size() - 1;
        return Math.round(sinkMicros.get(last)) + " : " + Math.round(bareMicros.get(last));
    }

    @Override
    public void close() throws IOException {
        sink.close();
        bare.close();
        place.close();
    }
}
