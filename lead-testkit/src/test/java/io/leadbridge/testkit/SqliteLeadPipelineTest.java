package io.leadbridge.testkit;

import io.leadbridge.store.LeadStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLeadPipelineTest extends LeadPipelineContract {
    @TempDir
    Path folder;

    @Override
    LeadStore store() {
        return LeadStore.inDirectory(folder);
    }
}
