package io.leadbridge.ledger;

import io.leadbridge.store.LeadStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerContract {
    @TempDir
    Path folder;

    @Override
    LeadStore store() {
        return LeadStore.inDirectory(folder);
    }

    @Override
    boolean canScrub() {
        return true;
    }
}
