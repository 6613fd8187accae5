package io.leadbridge.testkit.postgres;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the next COMMIT is to meet, whichever connection it comes on; the ones after it arrive. */
final class CommitFaults {
    private final AtomicReference<Fate> next = new AtomicReference<>(Fate.ARRIVES);
    private final AtomicReference<@Nullable Link> held = new AtomicReference<>();
    private final AtomicInteger commits = new AtomicInteger();

    void setNext(Fate fate) {
        next.set(fate);
    }

    /** Called once for each COMMIT. */
    Fate takeNext() {
        commits.incrementAndGet();
        return next.getAndSet(Fate.ARRIVES);
    }

    int commits() {
        return commits.get();
    }

    void hold(Link link) {
        held.set(link);
    }

    Link takeHeld() {
        Link link = held.getAndSet(null);
        if (link == null) {
            throw new IllegalStateException("no COMMIT is held: none has come since holdNextCommit()");
        }
        return link;
    }
}
