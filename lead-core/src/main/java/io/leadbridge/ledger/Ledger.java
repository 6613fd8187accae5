package io.leadbridge.ledger;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.DestinationState;
import io.leadbridge.store.DestinationStatus;
import io.leadbridge.store.HistoryEntry.Event;
import io.leadbridge.store.LeadStore;
import io.leadbridge.store.LeadStoreException;
import io.leadbridge.store.QuarantineFilter;
import io.leadbridge.store.QuarantinedPayload;
import io.leadbridge.store.StoredDelivery;
import io.leadbridge.store.StoredLead;
import io.leadbridge.validation.Warning;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An open store, as the pipeline uses it: what comes in is written down, what is to do is claimed, what was done is
 * settled. Each future completes after a durable commit, on the writing thread, or fails with {@link
 * LeadStoreException}. Reading for people has its own connection, and so has looking for work. Safe to share between
 * threads.
 */
public final class Ledger implements AutoCloseable {
    private final Database database;
    private final InstantSource clock;
    private final String node;
    private final Writer writer;
    private final Outbox outbox;
    private final Reader console;
    private final Reader watch;
    private final @Nullable Heartbeat heartbeat;

    private Ledger(LeadStore store, Database database, InstantSource clock, String node) {
        this.database = database;
        this.clock = clock;
        this.node = node;
        this.outbox = new Outbox(node);
        this.writer = new Writer(database, node, this::leave, database::close);
        this.console = new Reader(database);
        this.watch = new Reader(database);
        this.heartbeat = store instanceof LeadStore.Shared shared ? new Heartbeat(writer, node, shared) : null;
    }

    /**
     * Opens a store: takes what it needs, creates the tables, and frees what a killed process left running. Throws {@link
     * LeadStoreException} when it cannot.
     */
    public static Ledger open(LeadStore store, InstantSource clock) {
        Database database = database(store);
        String node = UUID.randomUUID().toString();
        try (Connection connection = database.connect()) {
            Schema.prepare(database, connection);
            enter(database, connection, node, clock.instant());
            connection.commit();
            return new Ledger(store, database, clock, node);
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e instanceof LeadStoreException known
                    ? known
                    : new LeadStoreException("cannot open the store at " + database + ": " + Obstacle.of(e), e);
        }
    }

    private static Database database(LeadStore store) {
        if (store instanceof LeadStore.Shared shared) {
            return PostgresDatabase.of(shared);
        }
        return SqliteDatabase.open(((LeadStore.Embedded) store).directory());
    }

    /** Enters this process. Where there can be no other, what is running was left by one that was killed. */
    private static void enter(Database database, Connection connection, String node, Instant now) throws SQLException {
        Transaction transaction = database.begin(connection);
        if (!database.isShared()) {
            NodeTable.removeAll(transaction);
            DeliveryTable.free(transaction, null);
            transaction.update("update destination set probe_at = ? where state <> 'open'", now);
        }
        NodeTable.enter(transaction, node);
    }

    /** Writes a lead down; gives its id, or the id of the first when it is a repeat by {@code fingerprint}. */
    public CompletableFuture<LeadId> add(NewLead entry, @Nullable Fingerprint fingerprint) {
        Lead lead = entry.lead();
        return writer.submit(Writer.Lane.ACCEPT, entry.body().length, key(fingerprint), transaction -> {
            LeadId first = RecentTable.first(transaction, fingerprint, lead.id(), lead.receivedAt());
            if (first.equals(lead.id())) {
                LeadTable.insert(transaction, entry);
                DeliveryTable.insert(transaction, lead, entry.route(), node);
            } else {
                countRepeat(transaction, first, lead.receivedAt());
            }
            return first;
        });
    }

    /** Writes a payload into quarantine; gives its id, or the id of the first when it is a repeat. */
    public CompletableFuture<LeadId> quarantine(QuarantinedPayload entry, @Nullable Fingerprint fingerprint) {
        return writer.submit(Writer.Lane.ACCEPT, entry.body().length, key(fingerprint), transaction -> {
            LeadId first = RecentTable.first(transaction, fingerprint, entry.id(), entry.receivedAt());
            if (first.equals(entry.id())) {
                QuarantineTable.insert(transaction, entry);
            } else {
                countRepeat(transaction, first, entry.receivedAt());
            }
            return first;
        });
    }

    private static void countRepeat(Transaction transaction, LeadId first, Instant now) throws SQLException {
        if (!LeadTable.countRepeat(transaction, first, now)) {
            QuarantineTable.countRepeat(transaction, first, now);
        }
    }

    private static String key(@Nullable Fingerprint fingerprint) {
        return fingerprint == null ? "" : HexFormat.of().formatHex(fingerprint.hash());
    }

    /** The oldest leads that were kept without a route. */
    public CompletableFuture<List<Lead>> unrouted(int most) {
        return maintain(transaction -> LeadTable.unrouted(transaction, most));
    }

    /** Writes down where leads go that were kept without a route; those that have one already are left alone. */
    public CompletableFuture<Integer> route(Map<Lead, Route> routes) {
        return maintain(transaction -> {
            for (var entry : routes.entrySet()) {
                if (LeadTable.setRouted(transaction, entry.getKey(), entry.getValue(), clock.instant())) {
                    DeliveryTable.insert(transaction, entry.getKey(), entry.getValue(), node);
                }
            }
            return routes.size();
        });
    }

    /**
     * What there is to do for a destination. Holds nobody up.
     *
     * @param interval as in {@link ClaimRequest}
     */
    public Outlook outlook(String destination, @Nullable Duration interval) {
        return watch.read(transaction -> Outbox.outlook(transaction, destination, interval, clock.instant()));
    }

    /** Takes due deliveries, oldest first; each is counted as an attempt. */
    public CompletableFuture<List<Claim>> claim(ClaimRequest request) {
        return writer.submit(
                Writer.Lane.OUTCOME,
                0,
                "~" + request.destination(),
                transaction -> outbox.claim(transaction, request, clock.instant()));
    }

    /** Notes what became of an attempt; gives whether it was noted: a worker that lost its delivery is not heard. */
    public CompletableFuture<Boolean> settle(Claim claim, Settlement settlement) {
        return writer.submit(
                Writer.Lane.OUTCOME,
                0,
                claim.delivery().lead().toString(),
                transaction -> outbox.settle(transaction, claim, settlement, clock.instant()));
    }

    /** Blocks a destination for a reason that no outcome tells. */
    public CompletableFuture<Boolean> block(String destination, String reason) {
        return writer.submit(Writer.Lane.OUTCOME, 0, "~" + destination, transaction -> {
            boolean isOpen = DestinationTable.of(transaction, destination).isOpen();
            if (isOpen) {
                DestinationTable.suspend(
                        transaction, destination, DestinationState.BLOCKED, reason, null, clock.instant());
            }
            return isOpen;
        });
    }

    /** Removes what is past its time, some rows of each kind; gives how many. */
    public CompletableFuture<Integer> tidy(Retention retention) {
        return maintain(transaction -> new Tidying(transaction, retention, clock.instant()).run());
    }

    /** Deliveries that match, in the order in which their leads came. */
    public List<StoredDelivery> deliveries(DeliveryFilter filter, int most) {
        return console.read(transaction -> DeliveryTable.list(transaction, filter, most));
    }

    /** Quarantined payloads that match, in the order in which they came. */
    public List<QuarantinedPayload> quarantined(QuarantineFilter filter, int most) {
        return console.read(transaction -> QuarantineTable.list(transaction, filter, most));
    }

    /** Lets dead or discarded deliveries wait again. */
    public CompletableFuture<Progress> replay(DeliveryFilter filter, int most) {
        return maintain(transaction -> {
            Casework casework = new Casework(transaction, clock.instant());
            return casework.toEach(filter, most, casework::replay);
        });
    }

    /** Lets delivered ones change the record that they created. */
    public CompletableFuture<Progress> rewrite(DeliveryFilter filter, int most) {
        return maintain(transaction -> {
            Casework casework = new Casework(transaction, clock.instant());
            return casework.toEach(filter, most, casework::rewrite);
        });
    }

    /** Ends deliveries because a person decided so. */
    public CompletableFuture<Progress> discard(DeliveryFilter filter, int most) {
        return maintain(transaction -> {
            Casework casework = new Casework(transaction, clock.instant());
            return casework.toEach(filter, most, casework::discard);
        });
    }

    /** Replaces what a lead says; gives whether there is such a lead. */
    public CompletableFuture<Boolean> correct(Lead lead, List<Warning> warnings) {
        return maintain(transaction -> new Casework(transaction, clock.instant()).correct(lead, warnings));
    }

    /** Makes a quarantined payload the lead that it was meant to be; gives whether it was there. */
    public CompletableFuture<Boolean> admit(NewLead entry, Event how) {
        return maintain(transaction -> new Casework(transaction, clock.instant()).admit(entry, how, node));
    }

    /** Decides against a quarantined payload; gives whether it was there. */
    public CompletableFuture<Boolean> discard(LeadId quarantined) {
        return maintain(transaction -> new Casework(transaction, clock.instant()).discard(quarantined));
    }

    /** Erases what is known of a person, step by step. */
    public Erasure erase(String email) {
        return new Erasure(writer, console, database, clock, email);
    }

    private <T> CompletableFuture<T> maintain(Writer.Work<T> work) {
        return writer.submit(Writer.Lane.MAINTENANCE, 0, work);
    }

    /** The lead as it is now, with its deliveries and history. */
    public Optional<StoredLead> find(LeadId id) {
        return console.read(transaction -> LeadTable.find(transaction, id));
    }

    /** The payload in quarantine under {@code id}. */
    public Optional<QuarantinedPayload> findQuarantined(LeadId id) {
        return console.read(transaction -> QuarantineTable.find(transaction, id));
    }

    /** How a destination is doing. */
    public DestinationStatus status(String destination) {
        return console.read(transaction -> Outbox.status(transaction, destination));
    }

    /** How much is removed within {@link Expiring#NOTICE}, of what people should look at before. */
    public Expiring expiring(Duration keep) {
        Instant before = clock.instant().minus(keep).plus(Expiring.NOTICE);
        return console.read(transaction -> new Expiring(
                transaction.number("select count(*) from delivery where state = 'dead' and ended_at < ?", before),
                transaction.number(
                        "select count(*) from quarantine where ended_at is null and received_at < ?", before)));
    }

    /** Why nothing can be written; empty when the last writing worked. */
    public Optional<String> trouble() {
        return Optional.ofNullable(writer.trouble());
    }

    /** Why a commit may be lost all the same; empty when it may not. */
    public Optional<String> weakness() {
        return database.weakness();
    }

    /** Writes what waits, frees what is still running here, and gives the store back. */
    @Override
    public void close() {
        if (heartbeat != null) {
            heartbeat.close();
        }
        console.close();
        watch.close();
        writer.close();
    }

    private boolean leave(Transaction transaction) throws SQLException {
        NodeTable.remove(transaction, node);
        return DeliveryTable.free(transaction, node) > 0;
    }
}
