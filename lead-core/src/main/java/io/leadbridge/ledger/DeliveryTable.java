package io.leadbridge.ledger;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.StoredDelivery;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code delivery}: one row for each lead and destination, which says what is still to do. */
final class DeliveryTable {
    private static final String IS_OURS =
            " where lead_id = ? and destination = ? and state = 'running' and node = ? and claims = ?";

    /** It waits, unless its lead is being erased: then it has ended. */
    private static final String WAITS = "state = case when exists"
            + " (select 1 from lead where id = delivery.lead_id and erasing_at is not null)"
            + " then 'discarded' else 'waiting' end";

    private DeliveryTable() {}

    /** A delivery that waits, with its lead, or null when that cannot be read any more. */
    record Waiting(StoredDelivery delivery, @Nullable Lead lead) {}

    /** Writes a delivery for each stop and each parked destination of {@code route}; {@code node} gets those born running. */
    static void insert(Transaction transaction, Lead lead, Route route, String node) throws SQLException {
        for (Route.Stop stop : route.stops()) {
            insert(transaction, lead, stop, node);
        }
        for (var parked : route.parked().entrySet()) {
            transaction.update(
                    "insert into delivery (lead_id, destination, record_key, mode, state, next_at, reason, ended_at)"
                            + " values (?, ?, ?, ?, 'dead', ?, ?, ?)",
                    lead.id(),
                    parked.getKey().destination(),
                    parked.getKey().recordKey(),
                    parked.getKey().mode(),
                    lead.receivedAt(),
                    parked.getValue(),
                    lead.receivedAt());
        }
    }

    private static void insert(Transaction transaction, Lead lead, Route.Stop stop, String node) throws SQLException {
        Instant startedAt = stop.started() ? lead.receivedAt() : null;
        int count = stop.started() ? 1 : 0;
        transaction.update(
                "insert into delivery (lead_id, destination, record_key, mode, state, next_at, node, claims, attempts,"
                        + " first_attempt_at, attempted_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lead.id(),
                stop.destination(),
                stop.recordKey(),
                stop.mode(),
                stop.started() ? DeliveryState.RUNNING : DeliveryState.WAITING,
                lead.receivedAt(),
                stop.started() ? node : null,
                count,
                count,
                startedAt,
                startedAt);
    }

    /** Waiting deliveries that nobody else takes now, with their leads: those that are due by {@code dueBy} first. */
    static List<Waiting> waiting(Transaction transaction, String destination, Instant dueBy, int most)
            throws SQLException {
        return transaction.list(
                "select d.*, l.content from delivery d join lead l on l.id = d.lead_id"
                        + " where d.destination = ? and d.state = 'waiting' and d.next_at <= ?"
                        + " and l.erasing_at is null"
                        + " order by d.next_at, d.lead_id limit ?"
                        + transaction.dialect().forUpdateSkipLocked("d"),
                row -> new Waiting(
                        read(row), LeadTable.read(row.bytes("content")).orElse(null)),
                destination,
                dueBy,
                most);
    }

    /** When the first waiting delivery is due; null when none waits. */
    static @Nullable Instant nextAt(Transaction transaction, String destination) throws SQLException {
        return transaction
                .first(
                        "select next_at from delivery where destination = ? and state = 'waiting'"
                                + " order by next_at limit 1",
                        row -> row.instant("next_at"),
                        destination)
                .orElse(null);
    }

    /** Writes down that {@code node} begins an attempt, as {@code delivery} says. */
    static void start(Transaction transaction, StoredDelivery delivery, String node) throws SQLException {
        transaction.update(
                "update delivery set state = 'running', node = ?, claims = ?, attempts = ?, first_attempt_at = ?,"
                        + " attempted_at = ?, tried = ? where lead_id = ? and destination = ?",
                node,
                delivery.claims(),
                delivery.attempts(),
                delivery.firstAttemptAt(),
                delivery.attemptedAt(),
                delivery.triedFor(),
                delivery.lead(),
                delivery.destination());
    }

    /** Whether another delivery to the same record is under way. */
    static boolean isRecordBusy(Transaction transaction, StoredDelivery delivery) throws SQLException {
        return transaction.number(
                        "select count(*) from delivery where record_key = ? and destination = ? and state = 'running'",
                        delivery.recordKey(),
                        delivery.destination())
                > 0;
    }

    /** Whether a newer lead has been written to the same record. */
    static boolean isSuperseded(Transaction transaction, StoredDelivery delivery) throws SQLException {
        return transaction.number(
                        "select count(*) from delivery where record_key = ? and destination = ? and lead_id > ?"
                                + " and (state = 'delivered' or mode = 'update')", // which is to be rewritten was
                        // delivered
                        delivery.recordKey(),
                        delivery.destination(),
                        delivery.lead())
                > 0;
    }

    /** Ends a waiting delivery that a newer lead has made needless. */
    static void supersede(Transaction transaction, StoredDelivery delivery, Instant now) throws SQLException {
        transaction.update(
                "update delivery set state = 'delivered', reason = 'a newer lead of this person and offer was delivered"
                        + " before', ended_at = ? where lead_id = ? and destination = ?",
                now,
                delivery.lead(),
                delivery.destination());
    }

    /** Delivered always wins: whoever delivered it, and whatever was noted meanwhile. */
    static boolean deliver(Transaction transaction, StoredDelivery delivery, Delivered result, Instant now)
            throws SQLException {
        return transaction.update(
                        "update delivery set state = 'delivered', node = null, reason = null, record_id = coalesce(?,"
                                + " record_id), link = coalesce(?, link), confirmed = ?, already_there = ?, ended_at = ?"
                                + " where lead_id = ? and destination = ?",
                        result.recordId(),
                        result.link(),
                        result.confirmed(),
                        result.alreadyThere(),
                        now,
                        delivery.lead(),
                        delivery.destination())
                == 1;
    }

    /** Lets it wait, if {@code node} still has it. */
    static boolean postpone(
            Transaction transaction,
            StoredDelivery delivery,
            String node,
            String reason,
            Instant nextAt,
            boolean counts)
            throws SQLException {
        return transaction.update(
                        "update delivery set " + WAITS + ", node = null, attempts = ?, reason = ?, next_at = ?"
                                + IS_OURS,
                        counts ? delivery.attempts() : delivery.attempts() - 1,
                        reason,
                        nextAt,
                        delivery.lead(),
                        delivery.destination(),
                        node,
                        delivery.claims())
                == 1;
    }

    /** Makes it a dead letter, if {@code node} still has it. */
    static boolean bury(Transaction transaction, StoredDelivery delivery, String node, String reason, Instant now)
            throws SQLException {
        return transaction.update(
                        "update delivery set state = 'dead', node = null, reason = ?, ended_at = ?" + IS_OURS,
                        reason,
                        now,
                        delivery.lead(),
                        delivery.destination(),
                        node,
                        delivery.claims())
                == 1;
    }

    /**
     * Makes deliveries due that were tried before, since the destination works again: as of when their leads came, so that
     * they come before younger ones that were not.
     */
    static void release(Transaction transaction, String destination) throws SQLException {
        transaction.update(
                "update delivery set next_at = (select received_at from lead where id = delivery.lead_id)"
                        + " where destination = ? and state = 'waiting' and attempts > 0",
                destination);
    }

    /** Frees what {@code node} has, or everybody when it is null; gives how many. */
    static int free(Transaction transaction, @Nullable String node) throws SQLException {
        return node == null
                ? transaction.update("update delivery set " + WAITS + ", node = null where state = 'running'")
                : transaction.update(
                        "update delivery set " + WAITS + ", node = null where state = 'running' and node = ?", node);
    }

    /** Deliveries that match, in the order in which their leads came. */
    static List<StoredDelivery> list(Transaction transaction, DeliveryFilter filter, int most) throws SQLException {
        Conditions conditions = new Conditions()
                .add("d.state = '" + Transaction.column(filter.state()) + "'") // said, not given: for the index
                .add("d.lead_id = ?", filter.lead())
                .add("d.destination = ?", filter.destination())
                .add("l.offer = ?", filter.offer())
                .add("l.received_at >= ?", filter.receivedFrom())
                .add("l.received_at < ?", filter.receivedBefore())
                .add("l.erasing_at is null");
        if (filter.after() != null) {
            conditions.add(
                    "(d.lead_id, d.destination) > (?, ?)",
                    filter.after().lead(),
                    filter.after().destination());
        }
        if (filter.reason() != null) {
            conditions.add("lower(d.reason) like ? escape '!'", like(filter.reason()));
        }
        return transaction.list(
                "select d.* from delivery d join lead l on l.id = d.lead_id" + conditions.where()
                        + " order by d.lead_id, d.destination limit ?",
                DeliveryTable::read,
                conditions.values(most));
    }

    private static String like(String part) {
        return "%" + part.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    /** Lets a dead, discarded or delivered one wait again, from its first attempt on; false when its state has changed. */
    static boolean restart(Transaction transaction, StoredDelivery delivery, WriteMode mode, Instant now)
            throws SQLException {
        return transaction.update(
                        "update delivery set state = 'waiting', mode = ?, next_at = ?, attempts = 0,"
                                + " first_attempt_at = null, attempted_at = null, tried = 0, reason = null,"
                                + " ended_at = null"
                                + " where lead_id = ? and destination = ? and state = ?",
                        mode,
                        now,
                        delivery.lead(),
                        delivery.destination(),
                        delivery.state())
                == 1;
    }

    /** Ends a waiting or dead one because a person decided so; false when its state has changed. */
    static boolean discard(Transaction transaction, StoredDelivery delivery, Instant now) throws SQLException {
        return transaction.update(
                        "update delivery set state = 'discarded', ended_at = ?"
                                + " where lead_id = ? and destination = ? and state = ?",
                        now,
                        delivery.lead(),
                        delivery.destination(),
                        delivery.state())
                == 1;
    }

    /** Makes a waiting one a dead letter; false when its state has changed. */
    static boolean buryWaiting(Transaction transaction, StoredDelivery delivery, String reason, Instant now)
            throws SQLException {
        return transaction.update(
                        "update delivery set state = 'dead', reason = ?, ended_at = ?"
                                + " where lead_id = ? and destination = ? and state = 'waiting'",
                        reason,
                        now,
                        delivery.lead(),
                        delivery.destination())
                == 1;
    }

    static List<StoredDelivery> ofLead(Transaction transaction, LeadId lead) throws SQLException {
        return transaction.list(
                "select * from delivery where lead_id = ? order by destination", DeliveryTable::read, lead);
    }

    static long count(Transaction transaction, String destination, String condition) throws SQLException {
        return transaction.number("select count(*) from delivery where destination = ? and " + condition, destination);
    }

    static StoredDelivery read(Row row) throws SQLException {
        return new StoredDelivery(
                row.leadId("lead_id"),
                row.text("destination"),
                new RecordKey(UUID.fromString(row.text("record_key"))),
                row.constant("mode", WriteMode.class),
                row.constant("state", DeliveryState.class),
                row.count("attempts"),
                row.number("claims"),
                row.optionalInstant("first_attempt_at"),
                row.optionalInstant("attempted_at"),
                Duration.ofMillis(row.number("tried")),
                row.instant("next_at"),
                row.optionalText("reason"),
                row.optionalText("record_id"),
                row.optionalText("link"),
                row.flag("confirmed"),
                row.optionalInstant("ended_at"));
    }
}
