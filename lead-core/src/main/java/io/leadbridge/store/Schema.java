package io.leadbridge.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of the ledger, version {@value #VERSION}. Times are milliseconds since 1970 (UTC); ids are the canonical
 * text of UUIDs.
 *
 * <pre>{@code
 * ledger       version                                        one row
 *
 * lead         id ─────────┐  received_at                     one row for each lead that was accepted
 *                          │  offer, test, do_not_contact     for lists and filters
 *                          │  body                            the bytes as they were sent
 *                          │  content                         the lead as LeadJson; a correction replaces it
 *                          │  warnings                        JSON: [{"pointer":…,"message":…}]
 *                          │  routed                          0 while its deliveries are not written yet
 *                          │  repeats, repeated_at            how often the same lead came again, and when last
 *                          │  ended_at                        when nothing was left to do; null before
 *                          │
 * delivery     lead_id ────┘  destination                     one row for each lead and destination
 *              record_key                                     fixed at accept
 *              state            waiting ─► running ─► delivered
 *                                  ▲          │  └──► dead ─► discarded | waiting (replay)
 *                                  └──────────┘
 *              attempts, first_attempt_at                     an attempt is counted when it is claimed
 *              next_at                                        waiting: not before
 *              node                                           running: who has it
 *              reason                                         why the last attempt did not deliver
 *              record_id, link, confirmed, already_there      delivered: what the destination said
 *              ended_at                                       delivered, dead or discarded: since when
 *
 * recent       fingerprint, lead_id, seen_at                  the duplicate window; lead_id may be in quarantine
 *
 * quarantine   id, received_at, offer                         one row for each payload that a person must look at
 *              reason, message, violations                    why; violations as JSON
 *              body, size                                     the bytes as they were sent, and how many
 *              repeats, repeated_at, ended_at                 as for a lead
 *
 * node         id, beat                                       one row for each running process; beat counts up
 *
 * destination  name, state, reason, since, probe_at           open | blocked; blocked: the next probe
 * }</pre>
 */
final class Schema {
    static final int VERSION = 1;

    private static final List<String> TABLES = List.of(
            "create table ledger (version integer not null)",
            "insert into ledger (version) values (" + VERSION + ")",
            """
            create table lead (
              id text primary key,
              received_at bigint not null,
              offer text,
              test integer not null,
              do_not_contact integer not null,
              body blob not null,
              content blob not null,
              warnings text not null,
              routed integer not null,
              repeats integer not null default 0,
              repeated_at bigint,
              ended_at bigint)""",
            "create index lead_unrouted on lead (id) where routed = 0",
            "create index lead_ended on lead (ended_at) where ended_at is not null",
            """
            create table delivery (
              lead_id text not null references lead (id) on delete cascade,
              destination text not null,
              record_key text not null,
              state text not null,
              attempts integer not null default 0,
              first_attempt_at bigint,
              next_at bigint not null,
              node text,
              reason text,
              record_id text,
              link text,
              confirmed integer,
              already_there integer,
              ended_at bigint,
              primary key (lead_id, destination))""",
            "create index delivery_due on delivery (destination, state, next_at)",
            "create table recent (fingerprint blob primary key, lead_id text not null, seen_at bigint not null)",
            "create index recent_seen on recent (seen_at)",
            """
            create table quarantine (
              id text primary key,
              received_at bigint not null,
              offer text,
              reason text not null,
              message text not null,
              violations text not null,
              body blob not null,
              size integer not null,
              repeats integer not null default 0,
              repeated_at bigint,
              ended_at bigint)""",
            "create table node (id text primary key, beat bigint not null)",
            """
            create table destination (
              name text primary key,
              state text not null,
              reason text,
              since bigint not null,
              probe_at bigint)""");

    private Schema() {}

    /** Creates the tables in an empty database, and refuses one of a newer version. */
    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (isEmpty(statement)) {
                for (String sql : TABLES) {
                    statement.execute(sql);
                }
            }
            int version = version(statement);
            if (version != VERSION) {
                throw new LeadStoreException(
                        "the store is of version " + version + ", this Leadbridge reads version " + VERSION
                                + "; use the Leadbridge that wrote it, or a newer one",
                        null);
            }
            connection.commit();
        }
    }

    private static boolean isEmpty(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select 1 from sqlite_master where name = 'ledger'")) {
            return !row.next();
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select version from ledger")) {
            row.next();
            return row.getInt(1);
        }
    }
}
