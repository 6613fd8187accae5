package io.leadbridge.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.leadbridge.model.LeadId;
import io.leadbridge.store.QuarantineFilter;
import io.leadbridge.store.QuarantineReason;
import io.leadbridge.store.QuarantinedPayload;
import io.leadbridge.validation.Violation;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code quarantine}: one row for each payload that a person must look at. */
final class QuarantineTable {
    private static final String UNREADABLE = " reason in ('malformed', 'invalid', 'unreadable')";

    private QuarantineTable() {}

    static void insert(Transaction transaction, QuarantinedPayload entry) throws SQLException {
        transaction.update(
                "insert into quarantine (id, received_at, offer, reason, message, violations, body, size)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                entry.id(),
                entry.receivedAt(),
                entry.offer(),
                entry.reason(),
                entry.message(),
                Row.json(entry.violations()),
                entry.body(),
                entry.body().length);
    }

    static void countRepeat(Transaction transaction, LeadId id, Instant now) throws SQLException {
        transaction.update("update quarantine set repeats = repeats + 1, repeated_at = ? where id = ?", now, id);
    }

    static Optional<QuarantinedPayload> find(Transaction transaction, LeadId id) throws SQLException {
        return transaction.first("select * from quarantine where id = ?", QuarantineTable::read, id);
    }

    /** Those that match, oldest first, after {@code filter.after()}. */
    static List<QuarantinedPayload> list(Transaction transaction, QuarantineFilter filter, int most)
            throws SQLException {
        Conditions conditions = new Conditions()
                .add("id > ?", filter.after())
                .add("reason = ?", filter.reason())
                .add("offer = ?", filter.offer())
                .add("received_at >= ?", filter.receivedFrom())
                .add("received_at < ?", filter.receivedBefore());
        if (!filter.discardedToo()) {
            conditions.add("ended_at is null");
        }
        return transaction.list(
                "select * from quarantine" + conditions.where() + " order by id limit ?",
                QuarantineTable::read,
                conditions.values(most));
    }

    static boolean remove(Transaction transaction, LeadId id) throws SQLException {
        return transaction.update("delete from quarantine where id = ?", id) == 1;
    }

    static boolean discard(Transaction transaction, LeadId id, Instant now) throws SQLException {
        return transaction.update("update quarantine set ended_at = ? where id = ? and ended_at is null", now, id) == 1;
    }

    /** Removes what came before {@code keptUntil}; gives how many. */
    static int expire(Transaction transaction, Instant keptUntil, int most) throws SQLException {
        return removeAll(
                transaction,
                "select id from quarantine where received_at < ? order by received_at limit ?",
                keptUntil,
                most);
    }

    /** Removes the oldest unreadable payloads beyond the bounds; gives how many, at most {@code most} at once. */
    static int bound(Transaction transaction, long mostRows, long mostBytes, int most) throws SQLException {
        long rows = transaction.number("select count(*) from quarantine where" + UNREADABLE);
        long bytes = transaction.number("select coalesce(sum(size), 0) from quarantine where" + UNREADABLE);
        if (rows <= mostRows && bytes <= mostBytes) {
            return 0;
        }
        long average = Math.max(1, bytes / rows);
        long tooMany = Math.max(rows - mostRows, (bytes - mostBytes + average - 1) / average);
        return removeAll(
                transaction,
                "select id from quarantine where" + UNREADABLE + " order by received_at limit ?",
                Math.min(tooMany, most));
    }

    private static int removeAll(Transaction transaction, String ids, Object... values) throws SQLException {
        List<LeadId> going = transaction.list(ids, row -> row.leadId("id"), values);
        for (LeadId id : going) {
            HistoryTable.remove(transaction, id);
            remove(transaction, id);
        }
        return going.size();
    }

    private static QuarantinedPayload read(Row row) throws SQLException {
        return new QuarantinedPayload(
                row.leadId("id"),
                row.instant("received_at"),
                row.offer("offer"),
                row.constant("reason", QuarantineReason.class),
                row.text("message"),
                row.json("violations", new TypeReference<List<Violation>>() {}),
                row.bytes("body"));
    }
}
