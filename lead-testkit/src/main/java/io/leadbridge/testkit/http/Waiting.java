package io.leadbridge.testkit.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Lets faults wait without outliving their server. */
final class Waiting {
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile CountDownLatch held = new CountDownLatch(1);

    /** Waits this long, or until the server closes. */
    void pause(Duration duration) throws InterruptedException {
        boolean ended = closed.await(duration.toNanos(), NANOSECONDS);
        if (ended) {
            throw new InterruptedException("the server has closed");
        }
    }

    /** Waits until somebody calls {@link #release}. */
    void hold() throws InterruptedException {
        held.await();
    }

    /** Lets all that wait in {@link #hold} go on. */
    synchronized void release() {
        held.countDown();
        held = new CountDownLatch(1);
    }

    /** Ends every wait, for good. */
    void close() {
        closed.countDown();
        release();
    }
}
