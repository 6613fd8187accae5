package io.leadbridge.ledger;

import io.leadbridge.ledger.DestinationTable.Standing;
import io.leadbridge.model.Lead;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.store.DestinationState;
import io.leadbridge.store.DestinationStatus;
import io.leadbridge.store.HistoryEntry.Event;
import io.leadbridge.store.StoredDelivery;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives out what is to be delivered, to one process. */
final class Outbox {
    /** How much longer than an attempt may take a probe keeps others back. */
    private static final Duration PROBE_SLACK = Duration.ofMinutes(1);

    /** A time that no delivery waits for. */
    private static final Instant ANY_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private static final String UNREADABLE = "the store's copy of the lead cannot be read any more; correct the lead by"
            + " its bytes as they were sent, and replay it";

    private static final String OPT_OUT = "the person must not be contacted, and a newer lead was written to the record"
            + " before this: set the opt-outs there by hand, and discard this";

    private final String node;

    /** The outbox as seen by the process that calls itself {@code node}. */
    Outbox(String node) {
        this.node = node;
    }

    /** What there is to do for a destination. */
    static Outlook outlook(Transaction transaction, String destination, @Nullable Duration interval, Instant now)
            throws SQLException {
        Standing standing = DestinationTable.of(transaction, destination);
        Instant next = DeliveryTable.nextAt(transaction, destination);
        return new Outlook(next == null ? null : nextAt(next, standing, interval, now), standing.isOpen());
    }

    private static Instant nextAt(Instant next, Standing standing, @Nullable Duration interval, Instant now) {
        if (!standing.isOpen()) {
            return standing.isProbeDue(now) || standing.probeAt() == null ? now : standing.probeAt();
        }
        Instant allowed = interval == null ? next : standing.nextStart(interval, now);
        return allowed.isAfter(next) ? allowed : next;
    }

    /** Takes due deliveries, oldest first; only one, as a probe, when the destination is blocked or failing. */
    List<Claim> claim(Transaction transaction, ClaimRequest request, Instant now) throws SQLException {
        Standing standing = DestinationTable.of(transaction, request.destination());
        if (!standing.isOpen()) {
            return probe(transaction, request, now);
        }
        int most = request.interval() == null
                ? request.most()
                : DestinationTable.grant(transaction, request.destination(), request.most(), request.interval(), now);
        return start(
                transaction,
                DeliveryTable.waiting(transaction, request.destination(), now, most),
                request,
                standing,
                now);
    }

    /** The one that was left alone longest, due or not: whichever cannot be delivered does not stay first. */
    private List<Claim> probe(Transaction transaction, ClaimRequest request, Instant now) throws SQLException {
        Standing standing = DestinationTable.lock(transaction, request.destination());
        if (standing.isOpen() || !standing.isProbeDue(now)) {
            return List.of();
        }
        List<Claim> probe = start(
                transaction,
                DeliveryTable.waiting(transaction, request.destination(), ANY_TIME, 1),
                request,
                standing,
                now);
        if (!probe.isEmpty()) {
            Instant until = now.plus(request.timeLimit()).plus(PROBE_SLACK);
            DestinationTable.lendProbe(transaction, request.destination(), until);
        }
        return probe;
    }

    private List<Claim> start(
            Transaction transaction,
            List<DeliveryTable.Waiting> waiting,
            ClaimRequest request,
            Standing standing,
            Instant now)
            throws SQLException {
        List<Claim> started = new ArrayList<>();
        for (DeliveryTable.Waiting next : waiting) {
            if (next.lead() == null) {
                buryUnreadable(transaction, next.delivery(), now);
            } else if (mayStart(transaction, next.delivery(), next.lead(), now)) {
                StoredDelivery running = Tries.next(next.delivery(), standing, request.longestWait(), now);
                DeliveryTable.start(transaction, running, node);
                started.add(new Claim(next.lead(), running, !standing.isOpen()));
            }
        }
        return started;
    }

    /** One that can never be sent does not keep those behind it back. */
    private static void buryUnreadable(Transaction transaction, StoredDelivery delivery, Instant now)
            throws SQLException {
        DeliveryTable.buryWaiting(transaction, delivery, UNREADABLE, now);
        HistoryTable.note(transaction, delivery, Event.UNREADABLE, UNREADABLE, now);
        LeadTable.endIfDone(transaction, delivery.lead(), now);
    }

    /** A record that many leads share is written by one at a time, and never by an older lead after a newer one. */
    private static boolean mayStart(Transaction transaction, StoredDelivery delivery, Lead lead, Instant now)
            throws SQLException {
        if (delivery.mode() == WriteMode.CREATE) {
            return true;
        }
        if (!transaction.dialect().tryLock(transaction, delivery.recordKey().value())
                || DeliveryTable.isRecordBusy(transaction, delivery)) {
            return false;
        }
        if (DeliveryTable.isSuperseded(transaction, delivery)) {
            leaveOut(transaction, delivery, lead, now);
            return false;
        }
        return true;
    }

    /** Ends what a newer lead has made needless; of one who must not be contacted a person has to take note. */
    private static void leaveOut(Transaction transaction, StoredDelivery delivery, Lead lead, Instant now)
            throws SQLException {
        if (lead.isDoNotContact()) {
            DeliveryTable.buryWaiting(transaction, delivery, OPT_OUT, now);
        } else {
            DeliveryTable.supersede(transaction, delivery, now);
        }
        HistoryTable.note(transaction, delivery, Event.SUPERSEDED, null, now);
        LeadTable.endIfDone(transaction, delivery.lead(), now);
    }

    /** Notes what became of an attempt; gives whether it was noted: a worker that lost its delivery is not heard. */
    boolean settle(Transaction transaction, Claim claim, Settlement settlement, Instant now) throws SQLException {
        StoredDelivery delivery = claim.delivery();
        boolean noted = note(transaction, delivery, settlement, now);
        if (noted) {
            HistoryTable.note(transaction, delivery, settlement.event(), settlement.reason(), now);
            LeadTable.endIfDone(transaction, delivery.lead(), now);
        }
        judge(transaction, claim, settlement, now);
        return noted;
    }

    private boolean note(Transaction transaction, StoredDelivery delivery, Settlement settlement, Instant now)
            throws SQLException {
        if (settlement instanceof Settlement.Done done) {
            return DeliveryTable.deliver(transaction, delivery, done.result(), now);
        }
        if (settlement instanceof Settlement.Again again) {
            return DeliveryTable.postpone(transaction, delivery, node, again.reason(), again.nextAt(), true);
        }
        if (settlement instanceof Settlement.Blocked blocked) {
            return DeliveryTable.postpone(transaction, delivery, node, blocked.reason(), now, false);
        }
        return DeliveryTable.bury(transaction, delivery, node, settlement.reason(), now);
    }

    /** What the outcome says about the destination itself. */
    private static void judge(Transaction transaction, Claim claim, Settlement settlement, Instant now)
            throws SQLException {
        String destination = claim.delivery().destination();
        if (settlement instanceof Settlement.Done || settlement instanceof Settlement.Refused) {
            if (DestinationTable.open(transaction, destination, now)) {
                DeliveryTable.release(transaction, destination);
            }
        } else if (claim.probe()
                || DestinationTable.of(transaction, destination).isOpen()) {
            // Those that were under way when it began say nothing new: only probes lengthen the rest.
            boolean isBlocked = settlement instanceof Settlement.Blocked;
            if (isBlocked || claim.probe() || settlement.trouble().failing()) {
                DestinationState state = isBlocked ? DestinationState.BLOCKED : DestinationState.FAILING;
                suspend(transaction, destination, state, settlement, now);
            }
        }
    }

    private static void suspend(
            Transaction transaction, String destination, DestinationState state, Settlement settlement, Instant now)
            throws SQLException {
        Duration asked = settlement.trouble().asked();
        DestinationTable.suspend(transaction, destination, state, settlement.reason(), asked, now);
    }

    static DestinationStatus status(Transaction transaction, String destination) throws SQLException {
        Standing standing = DestinationTable.of(transaction, destination);
        return new DestinationStatus(
                destination,
                standing.state(),
                standing.reason(),
                standing.isOpen() ? null : standing.since(),
                standing.probeAt(),
                DeliveryTable.count(transaction, destination, "state in ('waiting', 'running')"),
                DeliveryTable.count(transaction, destination, "state = 'dead'"));
    }
}
