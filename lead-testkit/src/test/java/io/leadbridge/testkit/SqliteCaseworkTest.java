package io.leadbridge.testkit;

import io.leadbridge.store.LeadStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteCaseworkTest extends CaseworkContract {
    @TempDir
    Path folder;

    @Override
    LeadStore store() {
        return LeadStore.inDirectory(folder);
    }
}
