package io.leadbridge.ledger;

import io.leadbridge.model.LeadId;
import io.leadbridge.store.StoredDelivery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The steps by which one person is erased: {@link #begin}, then {@link #running} until it is empty or one has waited
 * long enough, then {@link #finish}. What a process that dies in between leaves behind is removed by the next tidying.
 */
public final class Erasure {
    private final Writer writer;
    private final Reader reader;
    private final Database database;
    private final InstantSource clock;
    private final Erasing.Found found;

    Erasure(Writer writer, Reader reader, Database database, InstantSource clock, String email) {
        this.writer = writer;
        this.reader = reader;
        this.database = database;
        this.clock = clock;
        this.found = reader.read(transaction -> Erasing.find(transaction, email));
    }

    /** Keeps that person's leads from being delivered any more; what is under way goes on. */
    public CompletableFuture<Integer> begin() {
        return write(transaction -> Erasing.begin(transaction, found.leads(), clock.instant()));
    }

    /** Deliveries of that person's leads that are under way. */
    public List<StoredDelivery> running() {
        return reader.read(transaction -> Erasing.running(transaction, found.leads()));
    }

    /** Removes it all; gives the deliveries that had reached a destination. */
    public CompletableFuture<List<StoredDelivery>> finish() {
        return write(transaction -> Erasing.finish(transaction, found.leads(), found.quarantined()));
    }

    private <T> CompletableFuture<T> write(Writer.Work<T> work) {
        return writer.submit(Writer.Lane.MAINTENANCE, 0, work);
    }

    /** Removes it from the disk too, as far as that is in our hands; gives whether that worked. */
    public boolean scrub() {
        try (Connection connection = database.connect()) {
            return database.scrub(connection);
        } catch (SQLException e) {
            return false;
        }
    }

    /** That person's leads. */
    public List<LeadId> leads() {
        return found.leads();
    }

    /** Quarantined payloads that name the address. */
    public List<LeadId> quarantined() {
        return found.quarantined();
    }

    /** Leads of others that name the address. */
    public List<LeadId> mentionedIn() {
        return found.mentionedIn();
    }
}
