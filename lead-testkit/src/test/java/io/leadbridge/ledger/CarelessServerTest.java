package io.leadbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.Health;
import io.leadbridge.LeadPipeline;
import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs on a PostgreSQL server whose settings give durability away. */
class CarelessServerTest {
    private final PostgresServer server = PostgresServer.start(Map.of("fsync", "off", "synchronous_commit", "off"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void oneThatDoesNotSyncIsNamed() {
        try (LeadPipeline pipeline = LeadPipeline.builder()
                .store(LeadStore.at(server.url(), server.user(), server.password()))
                .start()) {
            assertThat(pipeline.health().status()).isEqualTo(Health.Status.DEGRADED);
            assertThat(pipeline.health().findings()).singleElement().asString().contains("fsync=off", "set fsync=on");
        }
    }

    @Test
    void oneThatAnswersBeforeItSyncsIsOverruledInOurTransactionsOnly() throws Exception {
        PostgresDatabase database = new PostgresDatabase("PostgreSQL", server.dataSource());
        try (Connection connection = database.connect()) {
            database.begin(connection);
            assertThat(setting(connection)).isEqualTo("on");
            connection.rollback();
            assertThat(setting(connection)).isEqualTo("off");
        }
    }

    private static String setting(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show synchronous_commit")) {
            row.next();
            return row.getString(1);
        }
    }
}
