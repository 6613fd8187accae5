package io.leadbridge;

import io.leadbridge.ErasureReceipt.Outside;
import io.leadbridge.ledger.Erasure;
import io.leadbridge.ledger.Ledger;
import io.leadbridge.store.StoredDelivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Erases one person, and waits for deliveries under way. */
final class Eraser {
    /** How much longer than an attempt may take the noting of its outcome is awaited. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Ledger ledger;
    private final Duration wait;

    Eraser(Ledger ledger, Duration longestTimeLimit) {
        this.ledger = ledger;
        this.wait = longestTimeLimit.plus(SLACK);
    }

    ErasureReceipt erase(String email) {
        if (!email.contains("@")) {
            throw new IllegalArgumentException("an e-mail address to erase has an @");
        }
        Erasure erasure = ledger.erase(email);
        Joined.of(erasure.begin());
        List<StoredDelivery> inFlight = awaitRunning(erasure);
        List<StoredDelivery> delivered = Joined.of(erasure.finish());
        return new ErasureReceipt(
                erasure.leads(),
                erasure.quarantined(),
                delivered.stream().map(Outside::of).toList(),
                inFlight.stream().map(Outside::of).toList(),
                erasure.mentionedIn(),
                erasure.scrub());
    }

    /** Those that are still under way after as long as one may take. */
    private List<StoredDelivery> awaitRunning(Erasure erasure) {
        long end = System.nanoTime() + wait.toNanos();
        List<StoredDelivery> running = erasure.running();
        while (!running.isEmpty()
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            running = erasure.running();
        }
        return running;
    }
}
