package io.leadbridge.ledger;

import io.leadbridge.model.LeadId;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.HistoryEntry.Event;
import io.leadbridge.store.StoredDelivery;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Removes what is past its time, and rights what a wrong clock or an old setting left behind; a few rows at a time. */
final class Tidying {
    /**
     * The time by which things are kept moves on at most this much with each tidying, which comes once a minute: a clock
     * that jumps years ahead for an hour removes nothing that would have stayed for three days more.
     */
    static final Duration STEP = Duration.ofHours(1);

    /** An erasure that is not done after so long was broken off. */
    private static final Duration ERASED_BY = Duration.ofMinutes(10);

    private static final String REMOVED = "the destination was removed from the settings";

    private final Transaction transaction;
    private final Retention retention;
    private final Instant now;

    Tidying(Transaction transaction, Retention retention, Instant now) {
        this.transaction = transaction;
        this.retention = retention;
        this.now = now;
    }

    /** Does it all; gives how many rows were removed or changed. */
    int run() throws SQLException {
        Instant keptUntil = retentionTime().minus(retention.keep());
        for (String destination : retention.destinations()) {
            DestinationTable.see(transaction, destination, now);
        }
        return RecentTable.forget(transaction, now.minus(retention.duplicatesWithin()), Retention.AT_ONCE)
                + removeLeads("select id from lead where ended_at < ? order by ended_at limit ?", keptUntil)
                + removeLeads("select id from lead where erasing_at < ? limit ?", now.minus(ERASED_BY))
                + QuarantineTable.expire(transaction, keptUntil, Retention.AT_ONCE)
                + QuarantineTable.bound(
                        transaction, Retention.MOST_UNREADABLE, Retention.MOST_UNREADABLE_BYTES, Retention.AT_ONCE)
                + wakeOverslept()
                + buryRemoved();
    }

    private Instant retentionTime() throws SQLException {
        Instant last = transaction
                .first(
                        "select retention_at from ledger where retention_at is not null",
                        row -> row.instant("retention_at"))
                .orElse(now);
        Instant time = last.plus(STEP).isBefore(now) ? last.plus(STEP) : now;
        transaction.update("update ledger set retention_at = ?", time);
        return time;
    }

    private int removeLeads(String ids, Instant before) throws SQLException {
        List<LeadId> going = transaction.list(
                ids + transaction.dialect().forUpdate(), row -> row.leadId("id"), before, Retention.AT_ONCE);
        for (LeadId id : going) {
            remove(transaction, id);
        }
        return going.size();
    }

    /** Removes a lead with all that is known of it. */
    static void remove(Transaction transaction, LeadId id) throws SQLException {
        HistoryTable.remove(transaction, id);
        transaction.update("delete from recent where lead_id = ?", id);
        transaction.update("delete from lead where id = ?", id);
    }

    /** What waits for a time further off than any wait was given that time by a clock that was ahead. */
    private int wakeOverslept() throws SQLException {
        int woken = 0;
        for (String destination : retention.destinations()) {
            woken += transaction.update(
                    "update delivery set next_at = ? where destination = ? and state = 'waiting' and next_at > ?",
                    now,
                    destination,
                    now.plus(retention.longestWait()).plus(STEP));
        }
        return woken;
    }

    /** A process that has no destinations, since its settings are faulty say, does not know which were removed. */
    private int buryRemoved() throws SQLException {
        if (retention.destinations().isEmpty()) {
            return 0;
        }
        int buried = 0;
        for (String destination : DestinationTable.unseenSince(transaction, now.minus(retention.giveUpAfter()))) {
            DeliveryFilter waiting = DeliveryFilter.in(DeliveryState.WAITING).destination(destination);
            for (StoredDelivery delivery : DeliveryTable.list(transaction, waiting, Retention.AT_ONCE)) {
                DeliveryTable.buryWaiting(transaction, delivery, REMOVED, now);
                HistoryTable.note(transaction, delivery, Event.REMOVED, null, now);
                LeadTable.endIfDone(transaction, delivery.lead(), now);
                buried++;
            }
        }
        return buried;
    }
}
