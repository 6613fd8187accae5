package io.leadbridge.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;
import javax.sql.DataSource;

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
     * @param source gives connections to the primary server; a pool should check those it lends ({@code testOnBorrow})
     */
    public static LeadStore on(DataSource source) {
        return new LeadStore("PostgreSQL", () -> new PostgresDatabase(source), Pulse.STANDARD);
    }

    /**
     * The same without a pool. Needs {@code org.postgresql:postgresql}; throws {@link LeadStoreException} when that is not
     * there.
     *
     * @param url {@code jdbc:postgresql://host/database}, with the driver's parameters
     */
    public static LeadStore at(String url, String user, String password) {
        return on(PostgresSource.of(url, user, password));
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
