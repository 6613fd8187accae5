package io.leadbridge.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.leadbridge.internal.Json;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadJson;
import io.leadbridge.model.OfferId;
import io.leadbridge.validation.Violation;
import io.leadbridge.validation.Warning;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables that say what came in: lead, recent, quarantine. */
final class Book {
    private Book() {}

    /** Writes a lead with its deliveries, unless it is a repeat; gives its id, or that of the first. */
    static LeadId add(Connection connection, NewLead entry, @Nullable Fingerprint fingerprint) throws SQLException {
        Lead lead = entry.lead();
        Optional<LeadId> first = repeated(connection, fingerprint, lead.id(), lead.receivedAt());
        if (first.isPresent()) {
            return first.get();
        }
        Route route = entry.route();
        Sql.update(
                connection,
                "insert into lead (id, received_at, offer, test, do_not_contact, body, content, warnings, routed,"
                        + " ended_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lead.id(),
                lead.receivedAt(),
                lead.offer(),
                lead.isTest(),
                lead.isDoNotContact(),
                entry.body(),
                LeadJson.write(lead),
                json(entry.warnings()),
                route.decided(),
                route.leavesSomethingToDo() ? null : lead.receivedAt());
        Outbox.add(connection, lead, route);
        return lead.id();
    }

    /** Leads whose route was undecided, oldest first. */
    static List<Lead> unrouted(Connection connection, int most) throws SQLException {
        return Sql.list(
                connection,
                "select content from lead where routed = 0 order by id limit ?",
                row -> LeadJson.read(row.getBytes("content")),
                most);
    }

    /** Writes down where a lead goes that was unrouted; one that is routed already is left alone. */
    static void route(Connection connection, Lead lead, Route route, Instant now) throws SQLException {
        int changed = Sql.update(
                connection,
                "update lead set routed = 1, ended_at = ? where id = ? and routed = 0",
                route.leavesSomethingToDo() ? null : now,
                lead.id());
        if (changed == 1) {
            Outbox.add(connection, lead, route);
        }
    }

    /** Writes a payload into quarantine, unless it is a repeat; gives its id, or that of the first. */
    static LeadId quarantine(Connection connection, QuarantinedPayload entry, @Nullable Fingerprint fingerprint)
            throws SQLException {
        Optional<LeadId> first = repeated(connection, fingerprint, entry.id(), entry.receivedAt());
        if (first.isPresent()) {
            return first.get();
        }
        Sql.update(
                connection,
                "insert into quarantine (id, received_at, offer, reason, message, violations, body, size)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                entry.id(),
                entry.receivedAt(),
                entry.offer(),
                entry.reason().name(),
                entry.message(),
                json(entry.violations()),
                entry.body(),
                entry.body().length);
        return entry.id();
    }

    /** The id of the same lead if it came within the window; otherwise this one is the first from now on. */
    private static Optional<LeadId> repeated(
            Connection connection, @Nullable Fingerprint fingerprint, LeadId id, Instant now) throws SQLException {
        if (fingerprint == null) {
            return Optional.empty();
        }
        record Seen(LeadId first, Instant at) {}
        Optional<Seen> seen = Sql.first(
                connection,
                "select lead_id, seen_at from recent where fingerprint = ?",
                row -> new Seen(Sql.leadId(row, "lead_id"), Instant.ofEpochMilli(row.getLong("seen_at"))),
                (Object) fingerprint.hash());
        Duration age =
                seen.map(first -> Duration.between(first.at(), now).abs()).orElse(fingerprint.window());
        if (seen.isPresent() && age.compareTo(fingerprint.window()) < 0) {
            count(connection, "lead", seen.get().first(), now);
            count(connection, "quarantine", seen.get().first(), now);
            return Optional.of(seen.get().first());
        }
        Sql.update(
                connection,
                "insert into recent (fingerprint, lead_id, seen_at) values (?, ?, ?)"
                        + " on conflict (fingerprint) do update set lead_id = excluded.lead_id, seen_at = excluded.seen_at",
                fingerprint.hash(),
                id,
                now);
        return Optional.empty();
    }

    private static void count(Connection connection, String table, LeadId id, Instant now) throws SQLException {
        Sql.update(connection, "update " + table + " set repeats = repeats + 1, repeated_at = ? where id = ?", now, id);
    }

    static Optional<StoredLead> find(Connection connection, LeadId id) throws SQLException {
        List<StoredDelivery> deliveries = Outbox.ofLead(connection, id);
        return Sql.first(
                connection,
                "select * from lead where id = ?",
                row -> new StoredLead(
                        LeadJson.read(row.getBytes("content")),
                        read(row.getString("warnings"), new TypeReference<List<Warning>>() {}),
                        row.getInt("repeats"),
                        Sql.instant(row, "repeated_at"),
                        Sql.instant(row, "ended_at"),
                        deliveries),
                id);
    }

    static Optional<QuarantinedPayload> findQuarantined(Connection connection, LeadId id) throws SQLException {
        return Sql.first(
                connection,
                "select * from quarantine where id = ?",
                row -> new QuarantinedPayload(
                        Sql.leadId(row, "id"),
                        Instant.ofEpochMilli(row.getLong("received_at")),
                        Optional.ofNullable(row.getString("offer"))
                                .map(OfferId::new)
                                .orElse(null),
                        QuarantineReason.valueOf(row.getString("reason")),
                        row.getString("message"),
                        read(row.getString("violations"), new TypeReference<List<Violation>>() {}),
                        row.getBytes("body")),
                id);
    }

    /** Forgets fingerprints whose window has passed, and leads that ended before {@code keptUntil}; a few at a time. */
    static int tidy(Connection connection, Instant seenBefore, Instant keptUntil, int most) throws SQLException {
        return Sql.update(
                        connection,
                        "delete from recent where fingerprint in"
                                + " (select fingerprint from recent where seen_at < ? order by seen_at limit ?)",
                        seenBefore,
                        most)
                + Sql.update(
                        connection,
                        "delete from lead where id in"
                                + " (select id from lead where ended_at < ? order by ended_at limit ?)",
                        keptUntil,
                        most);
    }

    private static String json(List<?> list) {
        try {
            return Json.mapper().writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a list of records as JSON", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new LeadStoreException(
                    "the ledger holds unreadable JSON: " + e.getClass().getSimpleName(), null);
        }
    }
}
