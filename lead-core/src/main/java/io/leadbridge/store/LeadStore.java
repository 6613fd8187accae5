package io.leadbridge.store;

import java.nio.file.Path;

/** Where leads are kept. */
public final class LeadStore {
    private final Path directory;

    private LeadStore(Path directory) {
        this.directory = directory;
    }

    /** An embedded store in {@code directory}, which is created when missing. */
    public static LeadStore inDirectory(Path directory) {
        return new LeadStore(directory);
    }

    @Override
    public String toString() {
        return "LeadStore[" + directory + "]";
    }
}
