package io.leadbridge.servlet;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Tries something every second until it is done, on a thread of its own: a database server that does not answer must
 * hold up neither the start of the container nor its stop.
 */
final class Attempts implements AutoCloseable {
    /** How long {@link #begin} waits: {@value} s. */
    static final long BEGIN_SECONDS = 4;
    /** How long {@link #close} waits: {@value} s. */
    static final long CLOSE_SECONDS = 10;

    private static final long EVERY_SECONDS = 1;

    private final BooleanSupplier attempt;
    private final CountDownLatch first = new CountDownLatch(1);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread named = new Thread(task, "leadbridge-start");
        named.setDaemon(true);
        return named;
    });

    /** Of {@code attempt}, which says whether it was the last. */
    Attempts(BooleanSupplier attempt) {
        this.attempt = attempt;
    }

    /** Whether the first attempt is over, which is waited for. */
    boolean begin() {
        var unused = thread.scheduleWithFixedDelay(this::run, 0, EVERY_SECONDS, TimeUnit.SECONDS);
        try {
            return first.await(BEGIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        try {
            if (attempt.getAsBoolean()) {
                thread.shutdown();
            }
        } finally {
            first.countDown();
        }
    }

    /** Begins no other attempt, and waits for one under way. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            var unused = thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
