package io.leadbridge.examples.benchmarks;

import io.leadbridge.LeadPipeline;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.catalina.LifecycleException;

/** One of two applications that are compared: it delivers to a quick sink, and to one that hangs or to none else. */
final class Side implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CountingSink quick = new CountingSink();
    private final DeafSink deaf = new DeafSink();
    private final Application application;

    private Side(boolean withHanging) throws Exception {
        UnaryOperator<LeadPipeline.Builder> destinations = builder -> builder.deliverTo("quick", quick);
        application = Application.start(
                withHanging ? builder -> destinations.apply(builder).deliverTo("deaf", deaf) : destinations);
    }

    static Side withQuickSink() throws Exception {
        return new Side(false);
    }

    static Side withHangingSinkToo() throws Exception {
        return new Side(true);
    }

    /** What one turn came to: the answers, how much was delivered when the last came, how long the rest took. */
    record Turn(Load load, int delivered, Duration rest) {}

    /** Lets {@code senders} post, and returns when the quick sink has delivered all. */
    Turn turn(Senders senders, int leads) throws Exception {
        Load load = senders.post(application.url(), leads);
        int delivered = quick.delivered();
        return new Turn(load, delivered, quick.await(load.leads(), PATIENCE));
    }

    /** Waits until the deaf sink hangs. */
    void awaitHanging() throws InterruptedException {
        deaf.awaitHanging(PATIENCE);
    }

    /** How many deliveries hang. */
    int hangingDeliveries() {
        return deaf.hanging();
    }

    /** How many deliveries to the deaf sink wait or hang. */
    long waiting() {
        return application.waiting("deaf");
    }

    String fileSystem() throws IOException {
        return application.fileSystem();
    }

    @Override
    public void close() throws IOException, LifecycleException {
        deaf.letGo();
        application.close();
    }
}
