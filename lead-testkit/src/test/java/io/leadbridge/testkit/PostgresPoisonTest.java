package io.leadbridge.testkit;

import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class PostgresPoisonTest extends PoisonContract {
    private final PostgresServer server = PostgresServer.shared();
    private final String database = server.createDatabase();

    @Override
    LeadStore store() {
        return LeadStore.at(server.url(database), server.user(), server.password());
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.url(database) + "&currentSchema=leadbridge", server.user(), server.password());
    }
}
