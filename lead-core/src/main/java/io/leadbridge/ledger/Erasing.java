package io.leadbridge.ledger;

import io.leadbridge.model.LeadId;
import io.leadbridge.store.StoredDelivery;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Erases one person: finds what is known, keeps it from being delivered, and removes it. */
final class Erasing {
    private static final int AT_ONCE = 500;

    private Erasing() {}

    /**
     * What is known of a person.
     *
     * @param leads that person's leads
     * @param quarantined payloads that name the address
     * @param mentionedIn leads of others that name the address, in a description say
     */
    record Found(List<LeadId> leads, List<LeadId> quarantined, List<LeadId> mentionedIn) {}

    /** Reads all leads and quarantined payloads for {@code email}. */
    static Found find(Transaction transaction, String email) throws SQLException {
        Mention mention = new Mention(email);
        Set<LeadId> leads = new LinkedHashSet<>();
        Set<LeadId> mentionedIn = new LinkedHashSet<>();
        forEach(transaction, "id, email, corrected_at, body, content from lead", row -> {
            if (mention.address().equals(row.optionalText("email"))) {
                leads.add(row.leadId("id"));
            } else if (mention.isIn(row.bytes("body")) || mention.isIn(row.bytes("content"))) {
                // What was corrected may have been this person's before.
                (row.optionalInstant("corrected_at") == null ? mentionedIn : leads).add(row.leadId("id"));
            }
        });
        List<LeadId> quarantined = new ArrayList<>();
        forEach(transaction, "id, body from quarantine", row -> {
            if (mention.isIn(row.bytes("body"))) {
                quarantined.add(row.leadId("id"));
            }
        });
        return new Found(List.copyOf(leads), quarantined, List.copyOf(mentionedIn));
    }

    private interface Visitor {
        void visit(Row row) throws SQLException;
    }

    private static void forEach(Transaction transaction, String columnsFrom, Visitor visitor) throws SQLException {
        String last = "";
        List<String> page;
        do {
            page = transaction.list(
                    "select " + columnsFrom + " where id > ? order by id limit ?",
                    row -> {
                        visitor.visit(row);
                        return row.text("id");
                    },
                    last,
                    AT_ONCE);
            last = page.isEmpty() ? last : page.get(page.size() - 1);
        } while (!page.isEmpty());
    }

    /** From now on nothing more is done for these leads; what is under way goes on. */
    static int begin(Transaction transaction, List<LeadId> leads, Instant now) throws SQLException {
        for (LeadId lead : leads) {
            transaction.update("update lead set erasing_at = ? where id = ?", now, lead);
            transaction.update("delete from recent where lead_id = ?", lead);
            transaction.update(
                    "update delivery set state = 'discarded', reason = null, ended_at = ?"
                            + " where lead_id = ? and state in ('waiting', 'dead')",
                    now,
                    lead);
        }
        return leads.size();
    }

    /** Deliveries of these leads that are under way. */
    static List<StoredDelivery> running(Transaction transaction, List<LeadId> leads) throws SQLException {
        List<StoredDelivery> running = new ArrayList<>();
        for (LeadId lead : leads) {
            running.addAll(transaction.list(
                    "select * from delivery where lead_id = ? and state = 'running'", DeliveryTable::read, lead));
        }
        return running;
    }

    /** Removes leads and payloads; gives the deliveries that had reached a destination. */
    static List<StoredDelivery> finish(Transaction transaction, List<LeadId> leads, List<LeadId> quarantined)
            throws SQLException {
        List<StoredDelivery> delivered = new ArrayList<>();
        for (LeadId lead : leads) {
            delivered.addAll(transaction.list(
                    "select * from delivery where lead_id = ? and claims > 0 and (state = 'delivered' or record_id is not null)"
                            + " order by destination",
                    DeliveryTable::read,
                    lead));
            Tidying.remove(transaction, lead);
        }
        for (LeadId id : quarantined) {
            transaction.update("delete from recent where lead_id = ?", id);
            HistoryTable.remove(transaction, id);
            QuarantineTable.remove(transaction, id);
        }
        return delivered;
    }
}
