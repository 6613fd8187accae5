package io.leadbridge.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void keepsEachCommitOnTheDiskUnlessToldOtherwise() throws Exception {
        assertThat(setting(server, "fsync")).isEqualTo("on");
        assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
    }

    @Test
    void takesSettingsOfTheServersFile() throws Exception {
        try (PostgresServer careless = PostgresServer.start(Map.of("fsync", "off", "application_name", "it's mine"))) {
            assertThat(setting(careless, "fsync")).isEqualTo("off");
            assertThat(careless.port()).isNotEqualTo(server.port());
        }
    }

    @Test
    void saysWhatTheServerSaysWhenItDoesNotStart() {
        assertThatThrownBy(() -> PostgresServer.start(Map.of("fsync", "perhaps")))
                .hasMessageContaining("\"fsync\" requires a Boolean value");
    }

    @Test
    void givesEachTestAnEmptyDatabaseOfItsOwn() throws Exception {
        String one = server.createDatabase();
        String other = server.createDatabase();
        execute(one, "CREATE TABLE lead (id int)");

        assertThat(number(one, "SELECT count(*) FROM pg_tables WHERE tablename = 'lead'"))
                .isOne();
        assertThat(number(other, "SELECT count(*) FROM pg_tables WHERE tablename = 'lead'"))
                .isZero();
    }

    @Test
    void letsInOnlyWhoKnowsThePassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), "a guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsWhatWasCommittedAndNothingElseOverAPowerCut() throws Exception {
        String database = server.createDatabase();
        execute(database, "CREATE TABLE lead (id int)");
        execute(database, "INSERT INTO lead VALUES (1)");
        try (Connection open = server.dataSource(database).getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("INSERT INTO lead VALUES (2)");

            server.stopNow();

            assertThatThrownBy(open::commit).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> server.dataSource(database).getConnection())
                    .hasMessageContaining("refused");
            server.startAgain();
        }

        assertThat(number(database, "SELECT sum(id) FROM lead")).isOne();
    }

    @Test
    void restartsWithTheSameDataOnTheSamePort() throws Exception {
        String database = server.createDatabase();
        execute(database, "CREATE TABLE lead AS SELECT 7 AS id");

        server.restart();

        assertThat(number(database, "SELECT id FROM lead")).isEqualTo(7);
    }

    @Test
    void leavesNothingBehind() throws Exception {
        try (PostgresServer shortLived = PostgresServer.start()) {
            ServerFolder folder = shortLived.folder();
            assertThat(folder.data()).isNotEmptyDirectory();

            shortLived.close();

            assertThat(folder.path()).doesNotExist();
            assertThatThrownBy(shortLived.dataSource()::getConnection).hasMessageContaining("refused");
        }
    }

    private static String setting(PostgresServer server, String name) throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                ResultSet row = connection.createStatement().executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static int number(String database, String query) throws SQLException {
        try (Connection connection = server.dataSource(database).getConnection();
                ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void execute(String database, String command) throws SQLException {
        try (Connection connection = server.dataSource(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
