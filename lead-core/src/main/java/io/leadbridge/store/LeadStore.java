package io.leadbridge.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Says where leads are kept. The default needs no set-up: {@code LeadStore.inDirectory(Path.of("/var/lib/leads"))} is an
 * embedded database whose commits survive a killed process and a power cut, on a local disk, for one process at a time.
 * Where one machine is not enough, {@code LeadStore.on(dataSource)} is a PostgreSQL server that any number of processes
 * share.
 */
public final class LeadStore {
    private final String name;
    private final Supplier<Database> database;
    private final Pulse pulse;

    private LeadStore(String name, Supplier<Database> database, Pulse pulse) {
        this.name = name;
        this.database = database;
        this.pulse = pulse;
    }

    /** An embedded store in {@code directory}, which is created when missing, readable by its owner only. */
    public static LeadStore inDirectory(Path directory) {
        return new LeadStore(directory.toString(), () -> SqliteDatabase.open(directory), Pulse.STANDARD);
    }

    /**
     * A store on a PostgreSQL server of version 15 or later, in a schema named {@code leadbridge}, which is created when
     * missing (else by an administrator: the user needs {@code create} on it). Each process keeps up to four connections.
     *
     * @param source gives connections to the primary server; a pool should check those it lends ({@code testOnBorrow}), and
     *     must give up a server that does not answer ({@code loginTimeout}, which PostgreSQL's driver does not set itself)
     */
    public static LeadStore on(DataSource source) {
        return on("PostgreSQL", () -> source);
    }

    /**
     * The same with a source that is looked up when the store is opened, such as one of a container's directory (JNDI);
     * what the look-up throws is why the store does not open.
     *
     * @param place names the store in messages
     */
    public static LeadStore on(String place, Callable<? extends DataSource> source) {
        return new LeadStore(place, () -> new PostgresDatabase(place, source(place, source)), Pulse.STANDARD);
    }

    private static DataSource source(String place, Callable<? extends DataSource> source) {
        try {
            return source.call();
        } catch (Exception e) {
            throw new LeadStoreException("cannot open the store at " + place + ": " + Obstacle.of(e), e);
        }
    }

    /**
     * The same without a pool. Needs {@code org.postgresql:postgresql}; throws {@link LeadStoreException} when that is not
     * there, or {@code url} is no address of PostgreSQL.
     *
     * @param url {@code jdbc:postgresql://host/database}, with the driver's parameters
     * @param user null when {@code url} says it
     * @param password null when {@code url} says it, or none is needed
     */
    public static LeadStore at(String url, @Nullable String user, @Nullable String password) {
        PostgresSource at = PostgresSource.of(url, user, password);
        return on(at.place(), at::source);
    }

    /** The same with another pulse, so that tests need not wait for half a minute. */
    LeadStore withPulse(Pulse other) {
        return new LeadStore(name, database, other);
    }

    /**
     * Opens the ledger, for the pipeline: takes what it needs, creates the tables, and frees what a killed process left
     * running. Throws {@link LeadStoreException} when it cannot.
     */
    public Ledger open(InstantSource clock) {
        return Ledger.open(database.get(), clock, pulse);
    }

    @Override
    public String toString() {
        return "LeadStore[" + name + "]";
    }
}
