package io.leadbridge.ledger;

import io.leadbridge.model.LeadId;
import io.leadbridge.store.HistoryEntry;
import io.leadbridge.store.HistoryEntry.Event;
import io.leadbridge.store.StoredDelivery;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code history}: the log of attempts, and of what people did. */
final class HistoryTable {
    /** The most entries that are shown of one lead: the newest. */
    static final int MOST = 1_000;

    private HistoryTable() {}

    /** Notes something about a lead or a quarantined payload. */
    static void note(Transaction transaction, LeadId lead, Event event, @Nullable String reason, Instant now)
            throws SQLException {
        note(transaction, lead, null, event, 0, reason, now);
    }

    /** Notes something about a delivery. */
    static void note(
            Transaction transaction, StoredDelivery delivery, Event event, @Nullable String reason, Instant now)
            throws SQLException {
        note(transaction, delivery.lead(), delivery.destination(), event, delivery.attempts(), reason, now);
    }

    private static void note(
            Transaction transaction,
            LeadId lead,
            @Nullable String destination,
            Event event,
            int attempt,
            @Nullable String reason,
            Instant now)
            throws SQLException {
        transaction.update(
                "insert into history (lead_id, at, destination, event, attempt, reason) values (?, ?, ?, ?, ?, ?)",
                lead,
                now,
                destination,
                event,
                attempt,
                reason);
    }

    static List<HistoryEntry> of(Transaction transaction, LeadId lead) throws SQLException {
        return transaction.list(
                "select * from (select * from history where lead_id = ? order by seq desc limit ?) as newest"
                        + " order by seq",
                row -> new HistoryEntry(
                        row.instant("at"),
                        row.optionalText("destination"),
                        row.constant("event", Event.class),
                        row.count("attempt"),
                        row.optionalText("reason")),
                lead,
                MOST);
    }

    static void remove(Transaction transaction, LeadId lead) throws SQLException {
        transaction.update("delete from history where lead_id = ?", lead);
    }
}
