package io.leadbridge;

import io.leadbridge.ledger.Claim;
import io.leadbridge.ledger.Ledger;
import io.leadbridge.ledger.Settlement;
import io.leadbridge.ledger.Settlement.Trouble;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.store.StoredDelivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * One attempt at one delivery: calls the sink under its time limit, turns what came of it into a settlement, and has
 * the ledger note it. A call past its limit is noted as a retry at once; should it deliver after all, that is noted too.
 */
final class Attempt implements Runnable {
    /** How long until a settlement that could not be noted is noted again. */
    static final Duration SETTLE_AGAIN = Duration.ofSeconds(1);

    /** How long a call may go on after it was interrupted. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** What all attempts at one destination share. */
    record Setting(
            Destination destination,
            Ledger ledger,
            InstantSource clock,
            RetryPolicy retry,
            ScheduledExecutorService timer,
            Slots slots,
            Failures failures) {}

    private final Setting setting;
    private final Claim claim;
    private boolean ended;
    private boolean expired;
    private boolean stuck;

    Attempt(Setting setting, Claim claim) {
        this.setting = setting;
        this.claim = claim;
    }

    @Override
    public void run() {
        Thread worker = Thread.currentThread();
        Duration limit = setting.destination().timeLimit();
        Future<?> watch = setting.timer().schedule(() -> expire(worker), limit.toNanos(), TimeUnit.NANOSECONDS);
        DeliveryResult result = deliver();
        watch.cancel(false);
        boolean late = end();
        if (result instanceof DeliveryResult.Delivered || (!late && isKnown(result))) {
            settle(settlement(result));
        }
    }

    /** From here on the worker is not interrupted any more, and the next attempt starts fresh; gives whether it was late. */
    private synchronized boolean end() {
        ended = true;
        Thread.interrupted();
        if (stuck) {
            setting.slots().removeStuck();
        }
        return expired;
    }

    /** A call that we broke off ourselves, since we are closing, says nothing: it is done again after the next start. */
    private boolean isKnown(DeliveryResult result) {
        return !(result instanceof DeliveryResult.Retry) || !setting.slots().isClosed();
    }

    private synchronized void expire(Thread worker) {
        if (ended) {
            return;
        }
        expired = true;
        worker.interrupt();
        Duration limit = setting.destination().timeLimit();
        settle(settlement(DeliveryResult.retry("no result within " + limit.toSeconds() + " s")));
        Duration grace = limit.compareTo(GRACE) < 0 ? limit : GRACE;
        setting.timer().schedule(this::stick, grace.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** It heard no interrupt. */
    private synchronized void stick() {
        if (ended) {
            return;
        }
        stuck = true;
        if (setting.slots().addStuck()) {
            block("none of its calls returns, not even when interrupted; if that stays, the sink has a fault: get a"
                    + " thread dump and restart");
        }
    }

    private void block(String reason) {
        String name = setting.destination().name();
        setting.ledger().block(name, reason).whenComplete((done, failure) -> Log.blocked(name, reason));
    }

    private DeliveryResult deliver() {
        Destination destination = setting.destination();
        StoredDelivery delivery = claim.delivery();
        if (!destination.sink().modes().contains(delivery.mode())) {
            return DeliveryResult.rejected("the destination is set up in a way now in which it cannot do "
                    + delivery.mode() + " any more; set it up as before, and replay");
        }
        try {
            DeliveryResult result = destination
                    .sink()
                    .deliver(new Delivery(
                            claim.lead(),
                            destination.name(),
                            delivery.recordKey(),
                            delivery.mode(),
                            (int) delivery.claims(),
                            destination.timeLimit()));
            return result == null ? DeliveryResult.retry("the sink gave no result, which is a fault of it") : result;
        } catch (Exception | Error e) {
            return DeliveryResult.retry("the sink threw " + e.getClass().getName());
        }
    }

    private Settlement settlement(DeliveryResult result) {
        if (result instanceof DeliveryResult.Retry retry) {
            boolean failing = setting.failures().add(claim.lead().id());
            return again(retry, new Trouble(failing, retry.notBefore()));
        }
        if (result instanceof DeliveryResult.Blocked blocked) {
            return new Settlement.Blocked(blocked.reason());
        }
        setting.failures().clear();
        return result instanceof DeliveryResult.Delivered delivered
                ? new Settlement.Done(delivered)
                : new Settlement.Refused(((DeliveryResult.Rejected) result).reason());
    }

    private Settlement again(DeliveryResult.Retry retry, Trouble trouble) {
        Instant now = setting.clock().instant();
        Duration asked = Optional.ofNullable(retry.notBefore()).orElse(Duration.ZERO);
        return setting.retry()
                .next(claim.delivery().attempts(), triedFor(now), asked, ThreadLocalRandom.current())
                .<Settlement>map(wait -> new Settlement.Again(retry.reason(), now.plus(wait), trouble))
                .orElseGet(() -> new Settlement.GivenUp("given up; last: " + retry.reason(), trouble));
    }

    private Duration triedFor(Instant now) {
        Instant began = Optional.ofNullable(claim.delivery().attemptedAt()).orElse(now);
        Duration lasted = began.isAfter(now) ? Duration.ZERO : Duration.between(began, now);
        Duration longest = setting.retry().longest();
        return claim.delivery().triedFor().plus(lasted.compareTo(longest) < 0 ? lasted : longest);
    }

    /** Notes it until that works: a full disk or a lost database delays the note, and the lead is not sent again. */
    private void settle(Settlement settlement) {
        boolean suspends =
                settlement instanceof Settlement.Blocked || settlement.trouble().failing();
        if (suspends) {
            setting.slots().suspend();
        }
        setting.ledger().settle(claim, settlement).whenComplete((noted, failure) -> {
            if (failure == null) {
                if (suspends) {
                    setting.slots().suspend();
                }
                Log.settled(claim, settlement);
            } else if (!setting.timer().isShutdown()) {
                Log.storeFailed("noting a delivery to " + setting.destination().name(), failure);
                setting.timer().schedule(() -> settle(settlement), SETTLE_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }
}
