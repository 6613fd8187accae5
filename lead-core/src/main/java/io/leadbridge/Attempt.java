package io.leadbridge;

import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.store.Claim.Claimed;
import io.leadbridge.store.Ledger;
import io.leadbridge.store.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One attempt at one delivery: calls the sink under its time limit, turns what came of it into a settlement, and has
 * the ledger note it. A call past its limit is noted as a retry at once; should it deliver after all, that is noted too.
 */
final class Attempt implements Runnable {
    /** How long a blocked destination is left alone between probes. */
    static final Duration PROBE_EVERY = Duration.ofMinutes(1);

    /** How long until a settlement that could not be noted is noted again. */
    static final Duration SETTLE_AGAIN = Duration.ofSeconds(1);

    /** What all attempts at one destination share. */
    record Setting(
            Destination destination,
            Ledger ledger,
            InstantSource clock,
            RetryPolicy retry,
            ScheduledExecutorService timer) {}

    private final Setting setting;
    private final Claimed claimed;
    private final AtomicBoolean settled = new AtomicBoolean();

    Attempt(Setting setting, Claimed claimed) {
        this.setting = setting;
        this.claimed = claimed;
    }

    @Override
    public void run() {
        Thread worker = Thread.currentThread();
        Duration limit = setting.destination().timeLimit();
        Future<?> watch = setting.timer().schedule(() -> expire(worker), limit.toNanos(), TimeUnit.NANOSECONDS);
        DeliveryResult result = deliver();
        watch.cancel(false);
        boolean first = settled.compareAndSet(false, true);
        Thread.interrupted(); // set by the watch; the next attempt starts fresh
        if (first || result instanceof DeliveryResult.Delivered) {
            settle(settlement(result));
        }
    }

    private void expire(Thread worker) {
        if (settled.compareAndSet(false, true)) {
            String limit = setting.destination().timeLimit().toSeconds() + " s";
            worker.interrupt();
            settle(settlement(DeliveryResult.retry("no result within " + limit)));
        }
    }

    private DeliveryResult deliver() {
        Destination destination = setting.destination();
        try {
            return destination
                    .sink()
                    .deliver(new Delivery(
                            claimed.lead(),
                            destination.name(),
                            claimed.delivery().recordKey(),
                            claimed.delivery().attempts(),
                            destination.timeLimit()));
        } catch (Exception | LinkageError | StackOverflowError e) {
            return DeliveryResult.retry("the sink threw " + e.getClass().getName());
        }
    }

    private Settlement settlement(DeliveryResult result) {
        if (result instanceof DeliveryResult.Delivered delivered) {
            return new Settlement.Done(delivered);
        }
        if (result instanceof DeliveryResult.Rejected rejected) {
            return new Settlement.Dead(rejected.reason());
        }
        Instant now = setting.clock().instant();
        if (result instanceof DeliveryResult.Blocked blocked) {
            return new Settlement.Blocked(blocked.reason(), now.plus(PROBE_EVERY));
        }
        return again((DeliveryResult.Retry) result, now);
    }

    private Settlement again(DeliveryResult.Retry retry, Instant now) {
        Instant firstAttemptAt =
                Optional.ofNullable(claimed.delivery().firstAttemptAt()).orElse(now);
        Duration asked = Optional.ofNullable(retry.notBefore()).orElse(Duration.ZERO);
        return setting.retry()
                .next(claimed.delivery().attempts(), firstAttemptAt, now, asked, ThreadLocalRandom.current())
                .<Settlement>map(next -> new Settlement.Again(retry.reason(), next))
                .orElseGet(() -> new Settlement.Dead("given up; last: " + retry.reason()));
    }

    /** Notes it until that works: a full disk or a lost database delays the note, and the lead is not sent again. */
    private void settle(Settlement settlement) {
        setting.ledger().settle(claimed.delivery(), settlement).whenComplete((noted, failure) -> {
            if (failure == null) {
                Log.settled(setting.destination().name(), claimed, settlement);
            } else if (!setting.timer().isShutdown()) {
                Log.storeFailed("noting a delivery to " + setting.destination().name(), failure);
                setting.timer().schedule(() -> settle(settlement), SETTLE_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }
}
