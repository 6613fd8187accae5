package io.leadbridge.ledger;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.HistoryEntry.Event;
import io.leadbridge.store.StoredDelivery;
import io.leadbridge.validation.Warning;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What people do about single leads and deliveries: replay, rewrite, discard, correct. Each act is in the history. */
final class Casework {
    private final Transaction transaction;
    private final Instant now;

    Casework(Transaction transaction, Instant now) {
        this.transaction = transaction;
        this.now = now;
    }

    /** What may be done to a delivery. */
    interface Act {
        boolean on(StoredDelivery delivery) throws SQLException;
    }

    /** Does something to those that match, at most {@code most} at once. */
    Progress toEach(DeliveryFilter filter, int most, Act act) throws SQLException {
        int done = 0;
        StoredDelivery last = null;
        for (StoredDelivery delivery : DeliveryTable.list(transaction, filter, most)) {
            done += act.on(delivery) ? 1 : 0;
            last = delivery;
        }
        return new Progress(done, last);
    }

    /** Lets a dead or discarded one wait again: it creates, unless it was to change a record that it had created. */
    boolean replay(StoredDelivery delivery) throws SQLException {
        return restart(delivery, delivery.mode(), Event.REPLAYED);
    }

    /** Lets a delivered one wait again, to change the record that it created. */
    boolean rewrite(StoredDelivery delivery) throws SQLException {
        return restart(delivery, WriteMode.UPDATE, Event.REWRITTEN);
    }

    private boolean restart(StoredDelivery delivery, WriteMode mode, Event event) throws SQLException {
        boolean restarted = DeliveryTable.restart(transaction, delivery, mode, now);
        if (restarted) {
            HistoryTable.note(transaction, delivery, event, null, now);
            LeadTable.reopen(transaction, delivery.lead());
        }
        return restarted;
    }

    boolean discard(StoredDelivery delivery) throws SQLException {
        boolean discarded = DeliveryTable.discard(transaction, delivery, now);
        if (discarded) {
            HistoryTable.note(transaction, delivery, Event.DISCARDED, null, now);
            LeadTable.endIfDone(transaction, delivery.lead(), now);
        }
        return discarded;
    }

    /** Replaces what a lead says; false when there is no such lead. */
    boolean correct(Lead lead, List<Warning> warnings) throws SQLException {
        boolean corrected = LeadTable.correct(transaction, lead, warnings, now);
        if (corrected) {
            HistoryTable.note(transaction, lead.id(), Event.CORRECTED, null, now);
        }
        return corrected;
    }

    /** Makes a quarantined payload the lead that it was meant to be, under its id; false when it is not there any more. */
    boolean admit(NewLead entry, Event how, String node) throws SQLException {
        boolean admitted = QuarantineTable.remove(transaction, entry.lead().id());
        if (admitted) {
            LeadTable.insert(transaction, entry);
            DeliveryTable.insert(transaction, entry.lead(), entry.route(), node);
            HistoryTable.note(transaction, entry.lead().id(), how, null, now);
        }
        return admitted;
    }

    /** Decides against a quarantined payload; it stays until its time is over. */
    boolean discard(LeadId quarantined) throws SQLException {
        boolean discarded = QuarantineTable.discard(transaction, quarantined, now);
        if (discarded) {
            HistoryTable.note(transaction, quarantined, Event.DISCARDED, null, now);
        }
        return discarded;
    }
}
