package io.leadbridge.examples.benchmarks;

import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A destination that is as quick as can be: it counts. */
final class CountingSink implements LeadSink {
    private final Semaphore delivered = new Semaphore(0);

    @Override
    public DeliveryResult deliver(Delivery delivery) {
        delivered.release();
        return DeliveryResult.delivered();
    }

    /** How many came since {@link #await} took some. */
    int delivered() {
        return delivered.availablePermits();
    }

    /** Waits for {@code number} deliveries, and begins to count anew; says how long it waited. */
    Duration await(int number, Duration limit) throws InterruptedException {
        long start = System.nanoTime();
        if (!delivered.tryAcquire(number, limit.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException(
                    delivered() + " of " + number + " leads were delivered within " + limit.toSeconds() + " s");
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
