package io.leadbridge.testkit.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.shared();
    }

    @Test
    void keepsEachCommitOnTheDiskUnlessToldOtherwise() throws Exception {
        assertThat(setting(server, "fsync")).isEqualTo("on");
        assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
    }

    @Test
    void takesSettingsOfTheServersFile() throws Exception {
        try (PostgresServer careless = PostgresServer.start(Map.of("fsync", "off", "cluster_name", "it's mine"))) {
            assertThat(setting(careless, "fsync")).isEqualTo("off");
            assertThat(setting(careless, "cluster_name")).isEqualTo("it's mine");
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

    /** PostgreSQL empties unlogged tables when it has to recover. */
    @Test
    void hasToRecoverAfterAPowerCutButNotAfterARestart() throws Exception {
        String database = server.createDatabase();
        execute(database, "CREATE UNLOGGED TABLE lead AS SELECT 7 AS id");

        server.restart();
        assertThat(number(database, "SELECT count(*) FROM lead")).isOne();

        server.stopNow();
        server.startAgain();
        assertThat(number(database, "SELECT count(*) FROM lead")).isZero();
    }

    @Test
    void doesNotChokeOnItsLog() throws Exception {
        execute("postgres", "DO $$ BEGIN FOR i IN 1..2000 LOOP RAISE LOG '%', repeat('x', 100); END LOOP; END $$");

        assertThat(number("postgres", "SELECT 7")).isEqualTo(7);
    }

    @Test
    void endsWithTheJvmThatStartedIt() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShortLivedJvm.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = jvm.inputReader().lines().toList();

        assertThat(jvm.waitFor()).isEqualTo(ShortLivedJvm.HALTED);
        assertThat(said).hasSize(2);
        String url = said.get(0);
        Path folder = Path.of(said.get(1));
        await().atMost(60, SECONDS).untilAsserted(() -> assertThat(folder).doesNotExist());
        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", ""))
                .hasMessageContaining("refused");
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

    /** Starts a server and ends at once, as if killed. */
    static final class ShortLivedJvm {
        static final int HALTED = 9;

        public static void main(String[] arguments) {
            PostgresServer server = PostgresServer.start();
            System.out.println(server.url());
            System.out.println(server.folder().path());
            Runtime.getRuntime().halt(HALTED);
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
