package io.leadbridge.examples.benchmarks;

import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A destination that never answers and hears no interrupt, like a library stuck in native code. */
final class DeafSink implements LeadSink {
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore end = new Semaphore(0);

    @Override
    public DeliveryResult deliver(Delivery delivery) {
        begun.release();
        end.acquireUninterruptibly();
        end.release();
        return DeliveryResult.delivered();
    }

    /** Waits until it hangs, so that nothing is measured before. */
    void awaitHanging(Duration limit) throws InterruptedException {
        if (!begun.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("no delivery hangs after " + limit.toSeconds() + " s");
        }
        begun.release();
    }

    /** How many deliveries hang. */
    int hanging() {
        return begun.availablePermits();
    }

    /** Lets all go when the measuring is over: a pipeline waits for what is under way when it closes. */
    void letGo() {
        end.release();
    }
}
