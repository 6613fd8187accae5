package io.leadbridge.store;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Says where leads are kept. The default needs no set-up: {@code LeadStore.inDirectory(Path.of("/var/lib/leads"))} is an
 * embedded database whose commits survive a killed process and a power cut, on a local disk, for one process at a time.
 */
public final class LeadStore {
    private final Path directory;

    private LeadStore(Path directory) {
        this.directory = directory;
    }

    /** An embedded store in {@code directory}, which is created when missing, readable by its owner only. */
    public static LeadStore inDirectory(Path directory) {
        return new LeadStore(directory);
    }

    /**
     * Opens the ledger, for the pipeline: takes the lock, creates the tables, and frees what a killed process left
     * running. Throws {@link LeadStoreException} when it cannot.
     */
    public Ledger open(InstantSource clock) {
        return Ledger.open(SqliteDatabase.open(directory), clock);
    }

    @Override
    public String toString() {
        return "LeadStore[" + directory + "]";
    }
}
