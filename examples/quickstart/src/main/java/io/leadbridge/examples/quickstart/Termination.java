package io.leadbridge.examples.quickstart;

import java.util.concurrent.CountDownLatch;

/**
 * Lets the process end in good order when it is asked to (Ctrl+C, SIGTERM): the resources opened after this one are
 * closed by the thread that opened them, and the process waits for that.
 */
final class Termination implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private Termination() {}

    /** From here on the process ends only once this is closed. */
    static Termination watch() {
        Termination termination = new Termination();
        Runtime.getRuntime().addShutdownHook(new Thread(termination::end, "termination"));
        return termination;
    }

    private void end() {
        asked.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the process has been asked to end. */
    void await() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
