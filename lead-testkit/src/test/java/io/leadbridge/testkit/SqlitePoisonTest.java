package io.leadbridge.testkit;

import io.leadbridge.store.LeadStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

class SqlitePoisonTest extends PoisonContract {
    @TempDir
    Path folder;

    @Override
    LeadStore store() {
        return LeadStore.inDirectory(folder);
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("leads.db"));
    }
}
