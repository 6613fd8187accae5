package io.leadbridge.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadJson;
import io.leadbridge.model.OfferId;
import io.leadbridge.store.HistoryEntry;
import io.leadbridge.store.StoredDelivery;
import io.leadbridge.store.StoredLead;
import io.leadbridge.validation.Warning;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code lead}: one row for each lead that was accepted. */
final class LeadTable {
    private LeadTable() {}

    static void insert(Transaction transaction, NewLead entry) throws SQLException {
        Lead lead = entry.lead();
        transaction.update(
                "insert into lead (id, received_at, url_offer, offer, test, do_not_contact, email, body, content, warnings, routed,"
                        + " ended_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lead.id(),
                lead.receivedAt(),
                entry.urlOffer(),
                lead.offer(),
                lead.isTest(),
                lead.isDoNotContact(),
                email(lead),
                entry.body(),
                LeadJson.write(lead),
                Row.json(entry.warnings()),
                entry.route().decided(),
                entry.route().leavesSomethingToDo() ? null : lead.receivedAt());
    }

    /** How an address is written in {@code email}. */
    static @Nullable String email(Lead lead) {
        String email = lead.userDetails().email();
        return email == null ? null : email.strip().toLowerCase(Locale.ROOT);
    }

    /** Counts a repeat; false when there is no such lead. */
    static boolean countRepeat(Transaction transaction, LeadId id, Instant now) throws SQLException {
        return transaction.update("update lead set repeats = repeats + 1, repeated_at = ? where id = ?", now, id) == 1;
    }

    /** What {@code content} says; empty when it is damaged. */
    static Optional<Lead> read(byte[] content) {
        try {
            return Optional.of(LeadJson.read(content));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** Of a lead whose {@code content} is damaged, what the other columns say. */
    private static Lead read(Row row) throws SQLException {
        Lead rest = Lead.builder(row.leadId("id"), row.instant("received_at")).build();
        OfferId offer = row.offer("offer");
        return read(row.bytes("content")).orElseGet(() -> offer == null ? rest : rest.withOffer(offer));
    }

    /** Leads whose route was undecided, oldest first; not those that cannot be read. */
    static List<Lead> unrouted(Transaction transaction, int most) throws SQLException {
        return transaction
                .list(
                        "select content from lead where routed = 0 and erasing_at is null order by id limit ?",
                        row -> read(row.bytes("content")),
                        most)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Writes down that a lead has its route now; false when it had one already. */
    static boolean setRouted(Transaction transaction, Lead lead, Route route, Instant now) throws SQLException {
        return transaction.update(
                        "update lead set routed = 1, ended_at = ? where id = ? and routed = 0",
                        route.leavesSomethingToDo() ? null : now,
                        lead.id())
                == 1;
    }

    /** Replaces what the lead says; the bytes as they were sent stay. */
    static boolean correct(Transaction transaction, Lead lead, List<Warning> warnings, Instant now)
            throws SQLException {
        return transaction.update(
                        "update lead set content = ?, warnings = ?, email = ?, offer = ?, test = ?, do_not_contact = ?,"
                                + " corrected_at = ? where id = ? and erasing_at is null",
                        LeadJson.write(lead),
                        Row.json(warnings),
                        email(lead),
                        lead.offer(),
                        lead.isTest(),
                        lead.isDoNotContact(),
                        now,
                        lead.id())
                == 1;
    }

    /**
     * Ends a lead that has nothing left to do. The row is changed first in any case: of two processes that end the last
     * two deliveries of a lead at once, the second then waits for the first, and sees what that did.
     */
    static void endIfDone(Transaction transaction, LeadId id, Instant now) throws SQLException {
        transaction.update("update lead set ended_at = null where id = ? and routed = 1", id);
        transaction.update(
                "update lead set ended_at = ? where id = ? and routed = 1"
                        + " and not exists (select 1 from delivery where lead_id = ? and ended_at is null)",
                now,
                id,
                id);
    }

    static void reopen(Transaction transaction, LeadId id) throws SQLException {
        transaction.update("update lead set ended_at = null where id = ?", id);
    }

    static Optional<StoredLead> find(Transaction transaction, LeadId id) throws SQLException {
        List<StoredDelivery> deliveries = DeliveryTable.ofLead(transaction, id);
        List<HistoryEntry> history = HistoryTable.of(transaction, id);
        return transaction.first(
                "select * from lead where id = ? and erasing_at is null",
                row -> new StoredLead(
                        read(row),
                        row.offer("url_offer"),
                        row.bytes("body"),
                        row.json("warnings", new TypeReference<List<Warning>>() {}),
                        row.count("repeats"),
                        row.optionalInstant("repeated_at"),
                        row.optionalInstant("corrected_at"),
                        row.optionalInstant("ended_at"),
                        deliveries,
                        history),
                id);
    }
}
