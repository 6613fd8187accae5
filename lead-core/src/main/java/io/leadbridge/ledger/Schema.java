package io.leadbridge.ledger;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadJson;
import io.leadbridge.store.LeadStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of the ledger, version {@value #VERSION}. Times are milliseconds since 1970 (UTC); ids are the canonical
 * text of UUIDs; constants are written in lower case.
 *
 * <pre>{@code
 * ledger       version                                        one row
 *              retention_at                                   the time up to which retention has come, see Retention
 *
 * lead         id ─────────┐  received_at                     one row for each lead that was accepted
 *                          │  offer, test, do_not_contact     for lists and filters
 *                          │  url_offer                       the offer of the URL that it was posted to
 *                          │  email                           in lower case, for erasing
 *                          │  body                            the bytes as they were sent
 *                          │  content                         the lead as LeadJson; a correction replaces it
 *                          │  warnings                        JSON: [{"pointer":…,"message":…}]
 *                          │  routed                          0 while its deliveries are not written yet
 *                          │  repeats, repeated_at            how often the same lead came again, and when last
 *                          │  corrected_at                    when a person corrected it last
 *                          │  erasing_at                      since when nothing more is done for it: it is about to go
 *                          │  ended_at                        when nothing was left to do; null before
 *                          │
 * delivery     lead_id ────┘  destination                     one row for each lead and destination
 *              record_key, mode                               fixed at accept; create | upsert | update
 *              state            waiting ─► running ─► delivered ─► waiting (rewrite: mode update)
 *                                  ▲          │  └──► dead ─► discarded | waiting (replay)
 *                                  └──────────┘
 *              claims                                         counts up with every claim: with node it fences outcomes
 *              attempts, first_attempt_at, attempted_at       an attempt is counted when it is claimed
 *              tried                                          for how long it was tried before the last attempt
 *              next_at                                        waiting: not before
 *              node                                           running: who has it
 *              reason                                         why the last attempt did not deliver
 *              record_id, link, confirmed, already_there      delivered: what the destination said
 *              ended_at                                       delivered, dead or discarded: since when
 *
 * history      seq                                            one row for each attempt and each act of a person, in order
 *              lead_id, at, destination, event, attempt,      lead_id may be in quarantine
 *              reason
 *
 * recent       fingerprint, lead_id, seen_at                  the duplicate window; lead_id may be in quarantine
 *
 * quarantine   id, received_at, offer                         one row for each payload that a person must look at
 *              reason, message, violations                    why; violations as JSON
 *              body, size                                     the bytes as they were sent, and how many
 *              repeats, repeated_at                           as for a lead
 *              ended_at                                       when a person decided against it
 *
 * node         id, beat, batch                                one row for each running process; beat counts up while it
 *                                                             lives, batch numbers what it committed last
 *
 * destination  name, state, reason, since                     open | blocked | failing
 *              probes, probe_at                               blocked or failing: how many probes, and the next
 *              rate_at                                        with a rate limit: when the next delivery may begin
 *              seen_at                                        when it was among the settings of a running process
 * }</pre>
 */
final class Schema {
    static final int VERSION = 2;

    private static final int FILL_AT_ONCE = 500;

    private static final List<String> VERSION_1 = List.of(
            "create table ledger (version integer not null)",
            "insert into ledger (version) values (1)",
            """
            create table lead (
              id text primary key,
              received_at bigint not null,
              offer text,
              test integer not null,
              do_not_contact integer not null,
              body $bytes not null,
              content $bytes not null,
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
            "create table recent (fingerprint $bytes primary key, lead_id text not null, seen_at bigint not null)",
            "create index recent_seen on recent (seen_at)",
            """
            create table quarantine (
              id text primary key,
              received_at bigint not null,
              offer text,
              reason text not null,
              message text not null,
              violations text not null,
              body $bytes not null,
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

    private static final List<String> VERSION_2 = List.of(
            "alter table ledger add column retention_at bigint",
            "alter table lead add column email text",
            "alter table lead add column corrected_at bigint",
            "alter table lead add column erasing_at bigint",
            "alter table lead add column url_offer text",
            "create index lead_email on lead (email) where email is not null",
            "create index lead_erasing on lead (erasing_at) where erasing_at is not null",
            "alter table delivery add column mode text not null default 'create'",
            "alter table delivery add column claims bigint not null default 0",
            "update delivery set claims = attempts",
            "alter table delivery add column attempted_at bigint",
            "alter table delivery add column tried bigint not null default 0",
            "drop index delivery_due",
            "create index delivery_due on delivery (destination, state, next_at, lead_id)",
            "create index delivery_running on delivery (node) where node is not null",
            "create index delivery_record on delivery (record_key)",
            "create index delivery_dead on delivery (lead_id, destination) where state = 'dead'",
            "update quarantine set reason = lower(reason)",
            "create index recent_lead on recent (lead_id)",
            "create index quarantine_received on quarantine (received_at)",
            "create index quarantine_size on quarantine (reason, received_at, size)",
            """
            create table history (
              seq $serial,
              lead_id text not null,
              at bigint not null,
              destination text,
              event text not null,
              attempt integer not null,
              reason text)""",
            "create index history_lead on history (lead_id, seq)",
            "alter table node add column batch bigint not null default 0",
            "alter table destination add column probes integer not null default 0",
            "alter table destination add column rate_at bigint",
            "alter table destination add column seen_at bigint",
            "insert into destination (name, state, since, seen_at)"
                    + " select destination, 'open', 0, max(next_at) from delivery where true group by destination"
                    + " on conflict (name) do nothing");

    private Schema() {}

    /** Creates the tables in an empty database, brings those of an older version up to date, and refuses a newer one. */
    static void prepare(Database database, Connection connection) throws SQLException {
        database.prepare(connection);
        Transaction transaction = database.begin(connection);
        int version = version(transaction);
        if (version > VERSION) {
            throw new LeadStoreException(
                    "the store is of version " + version + ", this Leadbridge reads version " + VERSION
                            + "; use the Leadbridge that wrote it, or a newer one",
                    null);
        }
        if (version < 1) {
            run(connection, database.dialect(), VERSION_1);
        }
        if (version < 2) {
            run(connection, database.dialect(), VERSION_2);
            fillInEmails(transaction);
            transaction.update("update ledger set version = 2");
        }
        connection.commit();
    }

    private static int version(Transaction transaction) throws SQLException {
        boolean isEmpty = transaction.number(transaction.dialect().countTables(), "ledger") == 0;
        return isEmpty ? 0 : (int) transaction.number("select version from ledger");
    }

    private static void run(Connection connection, Dialect dialect, List<String> definitions) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : definitions) {
                statement.execute(dialect.definition(sql));
            }
        }
    }

    private static void fillInEmails(Transaction transaction) throws SQLException {
        String last = "";
        for (var leads = leadsAfter(transaction, last); !leads.isEmpty(); leads = leadsAfter(transaction, last)) {
            for (var lead : leads) {
                transaction.update("update lead set email = ? where id = ?", LeadTable.email(lead), lead.id());
                last = lead.id().toString();
            }
        }
    }

    private static List<Lead> leadsAfter(Transaction transaction, String id) throws SQLException {
        return transaction.list(
                "select content from lead where id > ? order by id limit ?",
                row -> LeadJson.read(row.bytes("content")),
                id,
                FILL_AT_ONCE);
    }
}
