package io.leadbridge;

import io.leadbridge.ledger.Claim;
import io.leadbridge.ledger.ClaimRequest;
import io.leadbridge.ledger.Ledger;
import io.leadbridge.ledger.Outlook;
import io.leadbridge.ledger.Route;
import io.leadbridge.model.Lead;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one destination busy: takes due deliveries out of the ledger while a slot is free, and lets each run in a
 * thread of its own pool, so that no destination waits for another.
 */
final class Dispatcher {
    /** How often the ledger is asked when nothing is known to be due: another node may have left something. */
    static final Duration POLL = Duration.ofMillis(500);

    private final Destination destination;
    private final Ledger ledger;
    private final InstantSource clock;
    private final RetryPolicy retry;
    private final Attempt.Setting setting;
    private final Slots slots;
    private final ExecutorService workers;
    private final Thread thread;
    private boolean storeFails;

    Dispatcher(
            Destination destination,
            Ledger ledger,
            InstantSource clock,
            RetryPolicy retry,
            ScheduledExecutorService timer) {
        this.destination = destination;
        this.ledger = ledger;
        this.clock = clock;
        this.retry = retry;
        this.slots = new Slots(destination.slots());
        this.setting = new Attempt.Setting(destination, ledger, clock, retry, timer, slots, new Failures());
        this.workers = Threads.started(destination.slots(), destination.name());
        this.thread = Threads.named(destination.name() + "-dispatcher").newThread(this::run);
    }

    void start() {
        thread.start();
    }

    /** Something new may be due. */
    void wake() {
        slots.wake();
    }

    /** Keeps a worker free for a lead that is coming in, if it may start at once. */
    boolean reserve(Route.Stop stop) {
        return destination.mayStart(stop) && slots.reserve();
    }

    /** Begins the delivery that a worker was kept free for. */
    void begin(Lead lead, Route.Stop stop) {
        begin(Claim.born(lead, stop));
    }

    /** The lead did not come in: the worker is free again. */
    void release() {
        slots.giveBack(1);
    }

    private void run() {
        boolean closed = false;
        while (!closed) {
            Duration wait = untilNext();
            closed = wait.isZero() ? !claim() : slots.awaitNews(wait);
        }
    }

    /** How long until something is to be claimed: zero for now. */
    private Duration untilNext() {
        try {
            int look = slots.look();
            Outlook outlook = ledger.outlook(destination.name(), destination.interval());
            storeFails = false;
            Instant next = outlook.nextAt();
            Duration wait = next == null ? POLL : Duration.between(clock.instant(), next);
            boolean due = wait.isNegative() || wait.isZero();
            slots.setIdle(outlook.open() && !due, look);
            if (due) {
                return Duration.ZERO;
            }
            return wait.compareTo(POLL) < 0 ? wait : POLL;
        } catch (RuntimeException | Error e) {
            return storeFailed(e);
        }
    }

    /** Takes what is due into the free slots; false when closed. */
    private boolean claim() {
        int free = slots.takeAll();
        if (free == 0) {
            return false;
        }
        List<Claim> claims = claim(free);
        claims.forEach(this::begin);
        slots.giveBack(free - claims.size());
        return !claims.isEmpty() || !slots.awaitNews(POLL);
    }

    private List<Claim> claim(int most) {
        try {
            return ledger.claim(new ClaimRequest(
                            destination.name(), most, destination.timeLimit(), retry.longest(), destination.interval()))
                    .join();
        } catch (CompletionException e) {
            storeFailed(e);
            return List.of();
        }
    }

    private Duration storeFailed(Throwable failure) {
        if (!storeFails && !slots.isClosed()) {
            Log.storeFailed("looking for deliveries to " + destination.name(), failure);
        }
        storeFails = true;
        return POLL;
    }

    private void begin(Claim claim) {
        try {
            workers.execute(() -> work(claim));
        } catch (RejectedExecutionException closed) {
            slots.giveBack(1); // the ledger frees it when it closes
        }
    }

    private void work(Claim claim) {
        try {
            new Attempt(setting, claim).run();
        } finally {
            slots.giveBack(1);
            slots.wake();
        }
    }

    /** Takes nothing more; deliveries under way go on. */
    void stop() {
        slots.close();
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
