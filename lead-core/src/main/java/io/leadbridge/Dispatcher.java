package io.leadbridge;

import io.leadbridge.store.Claim;
import io.leadbridge.store.Claim.Claimed;
import io.leadbridge.store.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps one destination busy: takes due deliveries out of the ledger while a slot is free, and lets each run in a
 * thread of its own pool, so that no destination waits for another.
 */
final class Dispatcher {
    /** How often the ledger is asked when nothing is known to be due. */
    static final Duration POLL = Duration.ofMillis(500);

    private final Destination destination;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Attempt.Setting setting;
    private final ExecutorService workers;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int free;
    private boolean news = true;
    private boolean closed;
    private boolean failing;

    Dispatcher(
            Destination destination,
            Ledger ledger,
            InstantSource clock,
            RetryPolicy retry,
            ScheduledExecutorService timer) {
        this.destination = destination;
        this.ledger = ledger;
        this.clock = clock;
        this.setting = new Attempt.Setting(destination, ledger, clock, retry, timer);
        this.free = destination.slots();
        this.workers = Executors.newFixedThreadPool(destination.slots(), Threads.named(destination.name()));
        this.thread = Threads.named(destination.name() + "-dispatcher").newThread(this::run);
    }

    void start() {
        thread.start();
    }

    /** Something new may be due. */
    void wake() {
        lock.lock();
        try {
            news = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (int slots = awaitSlots(); slots > 0; slots = awaitSlots()) {
            Claim claim = claim(slots);
            claim.deliveries().forEach(this::begin);
            if (claim.deliveries().size() < slots) {
                awaitNews(claim);
            }
        }
    }

    /** Waits for a free slot; 0 when closed. */
    private int awaitSlots() {
        lock.lock();
        try {
            while (free == 0 && !closed) {
                changed.awaitUninterruptibly();
            }
            news = false;
            return closed ? 0 : free;
        } finally {
            lock.unlock();
        }
    }

    private Claim claim(int slots) {
        try {
            Claim claim = ledger.claim(destination.name(), slots).join();
            failing = false;
            return claim;
        } catch (CompletionException e) {
            if (!failing) {
                Log.storeFailed("taking deliveries for " + destination.name(), e);
            }
            failing = true;
            return new Claim(List.of(), null);
        }
    }

    private void begin(Claimed claimed) {
        lock.lock();
        try {
            free--;
            if (closed) {
                return; // it stays claimed, and is free after the next start
            }
            workers.execute(() -> work(claimed));
        } finally {
            lock.unlock();
        }
    }

    private void work(Claimed claimed) {
        try {
            new Attempt(setting, claimed).run();
        } finally {
            end();
        }
    }

    private void end() {
        lock.lock();
        try {
            free++;
            news = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something new may be due; a clock that is put back or forward is noticed at the next poll. */
    private void awaitNews(Claim claim) {
        Instant now = clock.instant();
        Duration untilNext = claim.nextAt() == null ? POLL : Duration.between(now, claim.nextAt());
        Duration wait = untilNext.compareTo(POLL) < 0 ? untilNext : POLL;
        lock.lock();
        try {
            long nanos = wait.toNanos();
            while (!news && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; deliveries under way go on. */
    void stop() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        workers.shutdown();
    }

    /** Waits for deliveries under way until {@code deadline} of {@link System#nanoTime}, then interrupts them. */
    void awaitEnd(long deadline) {
        try {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            if (workers.awaitTermination(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
    }
}
