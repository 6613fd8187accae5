package io.leadbridge;

import io.leadbridge.ledger.Expiring;
import io.leadbridge.ledger.Ledger;
import io.leadbridge.ledger.Retention;
import java.time.Duration;

/** What is done now and then: removes what is past its time, and says what will be soon. Used by one thread. */
final class Maintenance implements Runnable, AutoCloseable {
    static final Duration EVERY = Duration.ofMinutes(1);

    /** How often the same is said again, in runs. */
    private static final int SAY_AGAIN = 24 * 60;

    private final Ledger ledger;
    private final Retention retention;
    private int untilSaid;
    private volatile boolean closed;

    Maintenance(Ledger ledger, Retention retention) {
        this.ledger = ledger;
        this.retention = retention;
    }

    @Override
    public void run() {
        try {
            tidy();
            if (untilSaid == 0) {
                say();
            }
            untilSaid = (untilSaid + 1) % SAY_AGAIN;
        } catch (RuntimeException e) {
            failed("looking for what is removed soon", e);
        }
    }

    private void tidy() {
        ledger.tidy(retention).whenComplete((gone, failure) -> {
            if (failure != null) {
                failed("removing what is past its time", failure);
            } else if (gone >= Retention.AT_ONCE) {
                tidy();
            }
        });
    }

    private void failed(String what, Throwable failure) {
        if (!closed) {
            Log.storeFailed(what, failure);
        }
    }

    /** From here on, a store that does not answer is no news. */
    @Override
    public void close() {
        closed = true;
    }

    private void say() {
        ledger.weakness().ifPresent(Log::weak);
        Expiring expiring = ledger.expiring(retention.keep());
        if (expiring.isAny()) {
            Log.expiring(expiring);
        }
    }
}
