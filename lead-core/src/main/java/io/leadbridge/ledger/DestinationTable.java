package io.leadbridge.ledger;

import io.leadbridge.store.DestinationState;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code destination}: how each is doing. One without a row is open. */
final class DestinationTable {
    /** How much of an unused rate may be made up for. */
    private static final Duration BURST = Duration.ofSeconds(1);

    private DestinationTable() {}

    /** How a destination is doing. */
    record Standing(
            DestinationState state,
            @Nullable String reason,
            Instant since,
            int probes,
            @Nullable Instant probeAt,
            @Nullable Instant rateAt) {
        static final Standing UNKNOWN = new Standing(DestinationState.OPEN, null, Instant.EPOCH, 0, null, null);

        /** When the next delivery may begin; a time that is too far off was written by a wrong clock. */
        Instant nextStart(Duration interval, Instant now) {
            Instant earliest = now.minus(BURST);
            Instant latest = now.plus(interval).plus(BURST);
            return rateAt == null || rateAt.isBefore(earliest) || rateAt.isAfter(latest) ? earliest : rateAt;
        }

        boolean isOpen() {
            return state == DestinationState.OPEN;
        }

        /** Whether a probe may be sent; a time further off than any can be was written by a wrong clock. */
        boolean isProbeDue(Instant now) {
            return probeAt == null || !probeAt.isAfter(now) || probeAt.isAfter(now.plus(Probes.LONGEST_REST));
        }
    }

    static Standing of(Transaction transaction, String name) throws SQLException {
        return read(transaction, name, "");
    }

    /** The same, and no other process changes it until the transaction ends. */
    static Standing lock(Transaction transaction, String name) throws SQLException {
        return read(transaction, name, transaction.dialect().forUpdate());
    }

    private static Standing read(Transaction transaction, String name, String lock) throws SQLException {
        return transaction
                .first(
                        "select * from destination where name = ?" + lock,
                        row -> new Standing(
                                row.constant("state", DestinationState.class),
                                row.optionalText("reason"),
                                row.instant("since"),
                                row.count("probes"),
                                row.optionalInstant("probe_at"),
                                row.optionalInstant("rate_at")),
                        name)
                .orElse(Standing.UNKNOWN);
    }

    /** Notes that a destination is among the settings of a running process. */
    static void see(Transaction transaction, String name, Instant now) throws SQLException {
        transaction.update(
                "insert into destination (name, state, since, seen_at) values (?, 'open', ?, ?)"
                        + " on conflict (name) do update set seen_at = excluded.seen_at",
                name,
                now,
                now);
    }

    /** Those that no process has had among its settings since {@code before}, though deliveries wait for them. */
    static List<String> unseenSince(Transaction transaction, Instant before) throws SQLException {
        return transaction.list(
                "select name from destination where seen_at < ? and exists"
                        + " (select 1 from delivery d where d.destination = destination.name and d.state = 'waiting')",
                row -> row.text("name"),
                before);
    }

    /** Opens it; gives whether it was blocked or failing. */
    static boolean open(Transaction transaction, String name, Instant now) throws SQLException {
        return transaction.update(
                        "update destination set state = 'open', reason = null, since = ?, probes = 0, probe_at = null"
                                + " where name = ? and state <> 'open'",
                        now,
                        name)
                == 1;
    }

    /** Lets only probes through from now on, the first or next one after a rest. */
    static void suspend(
            Transaction transaction,
            String name,
            DestinationState state,
            String reason,
            @Nullable Duration asked,
            Instant now)
            throws SQLException {
        Standing before = lock(transaction, name);
        Instant probeAt = now.plus(Probes.rest(state, before.probes(), asked));
        transaction.update(
                "insert into destination (name, state, reason, since, probes, probe_at) values (?, ?, ?, ?, 1, ?)"
                        + " on conflict (name) do update set state = excluded.state, reason = excluded.reason,"
                        + " since = ?, probes = destination.probes + 1, probe_at = excluded.probe_at",
                name,
                state,
                reason,
                now,
                probeAt,
                before.state() == state ? before.since() : now);
    }

    /** Keeps further probes back while one is under way. */
    static void lendProbe(Transaction transaction, String name, Instant until) throws SQLException {
        transaction.update("update destination set probe_at = ? where name = ?", until, name);
    }

    /** How many deliveries may begin now, {@code interval} apart; they are counted. */
    static int grant(Transaction transaction, String name, int most, Duration interval, Instant now)
            throws SQLException {
        see(transaction, name, now);
        Instant next = lock(transaction, name).nextStart(interval, now);
        long free = next.isAfter(now) ? 0 : Duration.between(next, now).dividedBy(interval) + 1;
        int granted = (int) Math.min(free, most);
        transaction.update(
                "update destination set rate_at = ? where name = ?", next.plus(interval.multipliedBy(granted)), name);
        return granted;
    }
}
