package io.leadbridge.store;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An open store, as the pipeline uses it: what comes in is written down, what is to do is claimed, what was done is
 * settled. Each future completes after a durable commit, on the writing thread, or fails with {@link
 * LeadStoreException}. Reading has its own connection. Safe to share between threads.
 */
public final class Ledger implements AutoCloseable {
    /** The most rows of a kind that one {@link #tidy} removes. */
    public static final int TIDY_AT_ONCE = 500;

    private final Database database;
    private final InstantSource clock;
    private final Writer writer;
    private final Outbox outbox;
    private final Reader reader;

    private Ledger(Database database, InstantSource clock, Outbox outbox) {
        this.database = database;
        this.clock = clock;
        this.outbox = outbox;
        this.writer = new Writer(database);
        this.reader = new Reader(database);
    }

    static Ledger open(Database database, InstantSource clock) {
        Outbox outbox = new Outbox(UUID.randomUUID().toString());
        try (Connection connection = database.connect()) {
            Schema.prepare(connection);
            outbox.enter(connection, clock.instant());
            connection.commit();
            return new Ledger(database, clock, outbox);
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e instanceof LeadStoreException known
                    ? known
                    : new LeadStoreException("cannot open the store at " + database + "; see the cause", e);
        }
    }

    /** Writes a lead down; gives its id, or the id of the first when it is a repeat by {@code fingerprint}. */
    public CompletableFuture<LeadId> add(NewLead entry, @Nullable Fingerprint fingerprint) {
        return writer.submit(
                Writer.Lane.ACCEPT, entry.body().length, connection -> Book.add(connection, entry, fingerprint));
    }

    /** Writes a payload into quarantine; gives its id, or the id of the first when it is a repeat. */
    public CompletableFuture<LeadId> quarantine(QuarantinedPayload entry, @Nullable Fingerprint fingerprint) {
        return writer.submit(
                Writer.Lane.ACCEPT, entry.body().length, connection -> Book.quarantine(connection, entry, fingerprint));
    }

    /** The oldest leads that were kept without a route. */
    public CompletableFuture<List<Lead>> unrouted(int most) {
        return writer.submit(Writer.Lane.MAINTENANCE, 0, connection -> Book.unrouted(connection, most));
    }

    /** Writes down where leads go that were kept without a route. */
    public CompletableFuture<Integer> route(Map<Lead, Route> routes) {
        return writer.submit(Writer.Lane.MAINTENANCE, 0, connection -> {
            for (var entry : routes.entrySet()) {
                Book.route(connection, entry.getKey(), entry.getValue(), clock.instant());
            }
            return routes.size();
        });
    }

    /** Takes up to {@code most} due deliveries of {@code destination}; each is counted as an attempt. */
    public CompletableFuture<Claim> claim(String destination, int most) {
        return writer.submit(
                Writer.Lane.OUTCOME, 0, connection -> outbox.claim(connection, destination, most, clock.instant()));
    }

    /** Notes what became of an attempt; gives whether it was noted: a worker that lost its delivery is not heard. */
    public CompletableFuture<Boolean> settle(StoredDelivery delivery, Settlement settlement) {
        return writer.submit(
                Writer.Lane.OUTCOME, 0, connection -> outbox.settle(connection, delivery, settlement, clock.instant()));
    }

    /**
     * Forgets fingerprints older than {@code window} and leads that ended longer than {@code keep} ago, at most {@value #TIDY_AT_ONCE}
     * of each; gives how many went.
     */
    public CompletableFuture<Integer> tidy(Duration window, Duration keep) {
        return writer.submit(Writer.Lane.MAINTENANCE, 0, connection -> {
            var now = clock.instant();
            return Book.tidy(connection, now.minus(window), now.minus(keep), TIDY_AT_ONCE);
        });
    }

    public Optional<StoredLead> find(LeadId id) {
        return reader.read(connection -> Book.find(connection, id));
    }

    public Optional<QuarantinedPayload> findQuarantined(LeadId id) {
        return reader.read(connection -> Book.findQuarantined(connection, id));
    }

    public DestinationStatus status(String destination) {
        return reader.read(connection -> Outbox.status(connection, destination));
    }

    /** Writes what waits, and gives the store back. */
    @Override
    public void close() {
        writer.close();
        reader.close();
        database.close();
    }
}
