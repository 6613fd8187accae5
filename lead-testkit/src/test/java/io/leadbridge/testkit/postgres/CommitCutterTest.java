package io.leadbridge.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitCutterTest {
    private static final int MANY = 25;

    private final PostgresServer server = PostgresServer.shared();
    private final String database = server.createDatabase();
    private final CommitCutter network = CommitCutter.before(server);

    @BeforeEach
    void createTable() throws SQLException {
        try (Connection direct = server.dataSource(database).getConnection();
                Statement statement = direct.createStatement()) {
            statement.execute("CREATE TABLE lead (id int PRIMARY KEY)");
        }
    }

    @AfterEach
    void close() {
        network.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "extendedForPrepared", "extendedCacheEverything", "simple"})
    void seesEachCommitOfAConnection(String queryMode) throws Exception {
        try (Connection connection = connect("&preferQueryMode=" + queryMode)) {
            for (int id = 1; id <= 2 * MANY; id++) {
                insert(connection, id);
                assertThat(network.commits()).isEqualTo(id - 1);
                connection.commit();
                assertThat(network.commits()).isEqualTo(id);
            }
            insert(connection, 0);
            connection.rollback();
        }

        assertThat(network.commits()).isEqualTo(2 * MANY);
        assertThat(rows()).isEqualTo(2 * MANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple"})
    void losesTheAnswerToACommitThatLanded(String queryMode) throws Exception {
        try (Connection connection = connect("&preferQueryMode=" + queryMode)) {
            commitMany(connection);
            insert(connection, MANY + 1);
            network.cutNextCommitBeforeAnswer();

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);

            assertThat(rows()).isEqualTo(MANY + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple"})
    void losesACommitBeforeItLands(String queryMode) throws Exception {
        try (Connection connection = connect("&preferQueryMode=" + queryMode)) {
            commitMany(connection);
            insert(connection, MANY + 1);
            network.cutNextCommitBeforeServer();

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);

            assertThat(rows()).isEqualTo(MANY);
            insertOnceTheServerHasRolledBack(MANY + 1);
            assertThat(rows()).isEqualTo(MANY + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple"})
    void letsACommitLandAfterItsClientHasLookedForIt(String queryMode) throws Exception {
        try (Connection connection = connect("&preferQueryMode=" + queryMode)) {
            commitMany(connection);
            insert(connection, MANY + 1);
            network.holdNextCommit();

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);

            network.cutAll();
            assertThat(rows()).isEqualTo(MANY);
            network.releaseCommit();
            assertThat(rows()).isEqualTo(MANY + 1);
        }
    }

    @Test
    void cutsTheFirstCommitOfAConnectionToo() throws Exception {
        network.cutNextCommitBeforeAnswer();
        try (Connection connection = connect("")) {
            insert(connection, 1);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        network.holdNextCommit();
        try (Connection connection = connect("")) {
            insert(connection, 2);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }

        assertThat(rows()).isEqualTo(1);
        network.releaseCommit();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void cutsOneCommitOnly() throws Exception {
        network.cutNextCommitBeforeServer();
        try (Connection one = connect("");
                Connection other = connect("")) {
            insert(one, 1);
            insert(other, 2);

            assertThatThrownBy(one::commit).isInstanceOf(SQLException.class);
            other.commit();
        }
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void hasNothingToReleaseBeforeACommitCame() {
        network.holdNextCommit();

        assertThatThrownBy(network::releaseCommit)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no COMMIT is held");
    }

    @Test
    void refusesNewConnectionsAndLetsOpenOnesGoOn() throws Exception {
        try (Connection open = connect("")) {
            network.refuseConnections();

            assertThatThrownBy(() -> connect("")).hasCauseInstanceOf(ConnectException.class);
            commitMany(open);
        }
        network.acceptConnections();
        try (Connection again = connect("")) {
            assertThat(again.isValid(30)).isTrue();
        }
    }

    @Test
    void cutsAllThatIsOpenAndLetsNewOnesIn() throws Exception {
        try (Connection one = connect("");
                Connection other = connect("")) {
            network.cutAll();

            assertThatThrownBy(() -> insert(one, 1)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> insert(other, 2)).isInstanceOf(SQLException.class);
        }
        try (Connection again = connect("")) {
            assertThat(again.isValid(30)).isTrue();
        }
    }

    @Test
    void swallowsAllThatIsSaidUntilToldToGoOn() throws Exception {
        try (Connection open = connect("")) {
            open.setNetworkTimeout(Runnable::run, 100);
            network.blackHole();

            assertThatThrownBy(() -> insert(open, 1)).hasRootCauseMessage("Read timed out");
            assertThatThrownBy(() -> connect("&loginTimeout=1")).hasMessageContaining("timed out");

            network.acceptConnections();
        }
        try (Connection again = connect("")) {
            commitMany(again);
        }
    }

    @Test
    void isRefusedEncryptionAsByTheServerItself() throws Exception {
        String tls = network.url(database).replace("sslmode=disable", "sslmode=prefer&gssEncMode=disable");
        try (Connection connection = DriverManager.getConnection(tls, server.user(), server.password())) {
            assertThat(connection.isValid(30)).isTrue();
        }
    }

    @Test
    void outlivesAServerThatIsStoppedAndStartedAgain() throws Exception {
        server.stopNow();
        assertThatThrownBy(() -> connect("")).isInstanceOf(SQLException.class);

        server.startAgain();

        try (Connection again = connect("")) {
            commitMany(again);
        }
    }

    private Connection connect(String parameters) throws SQLException {
        Connection connection =
                DriverManager.getConnection(network.url(database) + parameters, server.user(), server.password());
        connection.setAutoCommit(false);
        return connection;
    }

    private static void commitMany(Connection connection) throws SQLException {
        for (int id = 1; id <= MANY; id++) {
            insert(connection, id);
            connection.commit();
        }
    }

    private static void insert(Connection connection, int id) throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO lead VALUES (?)")) {
            statement.setInt(1, id);
            statement.execute();
        }
    }

    /** Waits for the row's lock: if the lost COMMIT came to the server late, this would be a duplicate. */
    private void insertOnceTheServerHasRolledBack(int id) throws SQLException {
        try (Connection direct = server.dataSource(database).getConnection()) {
            insert(direct, id);
        }
    }

    private int rows() throws SQLException {
        try (Connection direct = server.dataSource(database).getConnection();
                Statement statement = direct.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM lead")) {
            row.next();
            return row.getInt(1);
        }
    }
}
