package io.leadbridge.store;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadJson;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.RecordKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables that say what is still to do: delivery, destination, node. */
final class Outbox {
    /** How long a blocked destination's probe may take before another is sent. */
    static final Duration PROBE_LEASE = Duration.ofMinutes(2);

    private static final String DUE =
            " from delivery where destination = ? and state = 'waiting' and next_at <= ? order by next_at, lead_id limit ?";

    private final String node;

    /** The outbox as seen by the process that calls itself {@code node}. */
    Outbox(String node) {
        this.node = node;
    }

    /** Enters this process, and frees what an earlier owner of this store left running; blocked ones are probed at once. */
    void enter(Connection connection, Instant now) throws SQLException {
        Sql.update(connection, "delete from node");
        Sql.update(connection, "insert into node (id, beat) values (?, 0)", node);
        Sql.update(connection, "update delivery set state = 'waiting', node = null where state = 'running'");
        Sql.update(connection, "update destination set probe_at = ? where state = 'blocked'", now);
    }

    /** Writes one delivery for each destination of {@code route}. */
    static void add(Connection connection, Lead lead, Route route) throws SQLException {
        for (String destination : route.destinations()) {
            add(connection, lead, destination, DeliveryState.WAITING, null);
        }
        for (var parked : route.parked().entrySet()) {
            add(connection, lead, parked.getKey(), DeliveryState.DEAD, parked.getValue());
        }
    }

    private static void add(
            Connection connection, Lead lead, String destination, DeliveryState state, @Nullable String reason)
            throws SQLException {
        Sql.update(
                connection,
                "insert into delivery (lead_id, destination, record_key, state, next_at, reason, ended_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                lead.id(),
                destination,
                RecordKey.of(lead.id(), destination),
                state,
                lead.receivedAt(),
                reason,
                state == DeliveryState.WAITING ? null : lead.receivedAt());
    }

    /** Takes up to {@code most} due deliveries, oldest first; one as a probe when the destination is blocked. */
    Claim claim(Connection connection, String destination, int most, Instant now) throws SQLException {
        Optional<Instant> probeAt = probeAt(connection, destination);
        if (probeAt.isPresent() && probeAt.get().isAfter(now)) {
            return new Claim(List.of(), probeAt.get());
        }
        int limit = probeAt.isPresent() ? 1 : most;
        List<LeadId> due = Sql.list(
                connection, "select lead_id" + DUE, row -> Sql.leadId(row, "lead_id"), destination, now, limit);
        for (LeadId lead : due) {
            Sql.update(
                    connection,
                    "update delivery set state = 'running', node = ?, attempts = attempts + 1,"
                            + " first_attempt_at = coalesce(first_attempt_at, ?) where lead_id = ? and destination = ?",
                    node,
                    now,
                    lead,
                    destination);
        }
        if (probeAt.isPresent() && !due.isEmpty()) {
            Sql.update(
                    connection,
                    "update destination set probe_at = ? where name = ?",
                    now.plus(PROBE_LEASE),
                    destination);
        }
        Instant nextAt = probeAt.isPresent() ? now.plus(PROBE_LEASE) : nextAt(connection, destination);
        return new Claim(claimed(connection, destination, due), nextAt);
    }

    private static Optional<Instant> probeAt(Connection connection, String destination) throws SQLException {
        return Sql.first(
                connection,
                "select probe_at from destination where name = ? and state = 'blocked'",
                row -> Instant.ofEpochMilli(row.getLong("probe_at")),
                destination);
    }

    private static List<Claim.Claimed> claimed(Connection connection, String destination, List<LeadId> leads)
            throws SQLException {
        List<Claim.Claimed> claimed = new ArrayList<>();
        for (LeadId lead : leads) {
            claimed.addAll(Sql.list(
                    connection,
                    "select d.*, l.content from delivery d join lead l on l.id = d.lead_id"
                            + " where d.lead_id = ? and d.destination = ?",
                    row -> new Claim.Claimed(LeadJson.read(row.getBytes("content")), delivery(row)),
                    lead,
                    destination));
        }
        return claimed;
    }

    private static @Nullable Instant nextAt(Connection connection, String destination) throws SQLException {
        return Sql.first(
                        connection,
                        "select next_at from delivery where destination = ? and state = 'waiting'"
                                + " order by next_at limit 1",
                        row -> Instant.ofEpochMilli(row.getLong("next_at")),
                        destination)
                .orElse(null);
    }

    /**
     * Notes what became of an attempt. {@code Done} always wins; anything else counts only from the one who still has
     * the delivery. Any outcome but {@code Blocked} opens a blocked destination again.
     */
    boolean settle(Connection connection, StoredDelivery delivery, Settlement settlement, Instant now)
            throws SQLException {
        boolean noted = note(connection, delivery, settlement, now) == 1;
        if (settlement instanceof Settlement.Blocked blocked) {
            block(connection, delivery.destination(), blocked, now);
        } else {
            unblock(connection, delivery.destination(), now);
            endLead(connection, delivery.lead(), now);
        }
        return noted;
    }

    private int note(Connection connection, StoredDelivery delivery, Settlement settlement, Instant now)
            throws SQLException {
        if (settlement instanceof Settlement.Done done) {
            return deliver(connection, delivery, done.result(), now);
        }
        if (settlement instanceof Settlement.Again again) {
            return change(
                    connection, delivery, "state = 'waiting', reason = ?, next_at = ?", again.reason(), again.nextAt());
        }
        if (settlement instanceof Settlement.Blocked blocked) {
            return change(
                    connection,
                    delivery,
                    "state = 'waiting', attempts = attempts - 1, reason = ?, next_at = ?",
                    blocked.reason(),
                    now);
        }
        return change(
                connection,
                delivery,
                "state = 'dead', reason = ?, ended_at = ?",
                ((Settlement.Dead) settlement).reason(),
                now);
    }

    private static int deliver(Connection connection, StoredDelivery delivery, Delivered result, Instant now)
            throws SQLException {
        return Sql.update(
                connection,
                "update delivery set state = 'delivered', node = null, reason = null, record_id = ?, link = ?,"
                        + " confirmed = ?, already_there = ?, ended_at = ? where lead_id = ? and destination = ?",
                result.recordId(),
                result.link(),
                result.confirmed(),
                result.alreadyThere(),
                now,
                delivery.lead(),
                delivery.destination());
    }

    private int change(Connection connection, StoredDelivery delivery, String columns, String reason, Instant at)
            throws SQLException {
        return Sql.update(
                connection,
                "update delivery set node = null, " + columns
                        + " where lead_id = ? and destination = ? and state = 'running' and node = ? and attempts = ?",
                reason,
                at,
                delivery.lead(),
                delivery.destination(),
                node,
                delivery.attempts());
    }

    private static void unblock(Connection connection, String destination, Instant now) throws SQLException {
        Sql.update(
                connection,
                "update destination set state = 'open', reason = null, since = ? where name = ? and state = 'blocked'",
                now,
                destination);
    }

    private static void block(Connection connection, String destination, Settlement.Blocked blocked, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "insert into destination (name, state, reason, since, probe_at) values (?, 'blocked', ?, ?, ?)"
                        + " on conflict (name) do update set reason = excluded.reason, probe_at = excluded.probe_at,"
                        + " since = case when destination.state = 'blocked' then destination.since else excluded.since end,"
                        + " state = 'blocked'",
                destination,
                blocked.reason(),
                now,
                blocked.probeAt());
    }

    private static void endLead(Connection connection, LeadId lead, Instant now) throws SQLException {
        Sql.update(
                connection,
                "update lead set ended_at = ? where id = ?"
                        + " and not exists (select 1 from delivery where lead_id = ? and ended_at is null)",
                now,
                lead,
                lead);
    }

    static List<StoredDelivery> ofLead(Connection connection, LeadId lead) throws SQLException {
        return Sql.list(
                connection, "select * from delivery where lead_id = ? order by destination", Outbox::delivery, lead);
    }

    static DestinationStatus status(Connection connection, String destination) throws SQLException {
        long waiting = count(connection, destination, "ended_at is null");
        long dead = count(connection, destination, "state = 'dead'");
        return Sql.first(
                        connection,
                        "select reason, since from destination where name = ? and state = 'blocked'",
                        row -> new DestinationStatus(
                                destination, row.getString("reason"), Sql.instant(row, "since"), waiting, dead),
                        destination)
                .orElse(new DestinationStatus(destination, null, null, waiting, dead));
    }

    private static long count(Connection connection, String destination, String condition) throws SQLException {
        return Sql.first(
                        connection,
                        "select count(*) from delivery where destination = ? and " + condition,
                        row -> row.getLong(1),
                        destination)
                .orElse(0L);
    }

    private static StoredDelivery delivery(ResultSet row) throws SQLException {
        return new StoredDelivery(
                Sql.leadId(row, "lead_id"),
                row.getString("destination"),
                new RecordKey(UUID.fromString(row.getString("record_key"))),
                DeliveryState.of(row.getString("state")),
                row.getInt("attempts"),
                Sql.instant(row, "first_attempt_at"),
                Instant.ofEpochMilli(row.getLong("next_at")),
                row.getString("reason"),
                row.getString("record_id"),
                row.getString("link"),
                Sql.instant(row, "ended_at"));
    }
}
