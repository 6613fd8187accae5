package io.leadbridge.examples.tomcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.testkit.LeadPayload;
import io.leadbridge.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.Driver;

/** The application with its leads on a PostgreSQL server, by a DataSource that Tomcat has under a name. */
class PostgresIT {
    private static final String KEY = "key-of-the-example-0123456789";
    private static final String YAML = """
            endpoint: { keys: %s }
            store: { jndi: java:comp/env/jdbc/leads }
            destinations:
              file: { sink: jsonlines, path: leads.jsonl }
              silent: { sink: webhook, url: 'http://127.0.0.1:%d', time-limit: 1s }
            """;

    private final PostgresServer server = PostgresServer.shared();
    private final String database = server.createDatabase();

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.leadbridge.examples.tomcat.Installation#oldestAndNewest")
    void keepsAndDeliversALeadAndLeavesNothingRunningWhenItStops(
            Installation installation, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path base) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout((int) RealTomcat.PATIENCE.toMillis());
            prepare(base, installation, silent.getLocalPort());
            try (RealTomcat tomcat = RealTomcat.start(base, installation, Map.of())) {
                HttpResponse<String> answer =
                        tomcat.post("/leads/leads?sig=" + KEY, LeadPayload.MICROSOFT_EXAMPLE.bytes());
                assertThat(answer.statusCode()).as(tomcat.log()).isEqualTo(202);
                await().atMost(RealTomcat.PATIENCE)
                        .untilAsserted(() -> assertThat(Files.readAllLines(base.resolve("leads.jsonl")))
                                .singleElement()
                                .asString()
                                .contains("someone@contoso.com"));
                silent.accept();
            }
        }
        assertThat(rows("select email from leadbridge.lead")).containsExactly("someone@contoso.com");
        assertThat(rows("select destination || ' ' || state from leadbridge.delivery order by 1"))
                .containsExactly("file delivered", "silent waiting");
    }

    private void prepare(Path base, Installation installation, int silent) throws IOException, URISyntaxException {
        RealTomcat.prepare(base, installation);
        Path driver = Path.of(
                Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Files.copy(driver, Files.createDirectories(base.resolve("lib")).resolve(driver.getFileName()));
        Files.writeString(base.resolve("leads.yaml"), YAML.formatted(KEY, silent));
        Path conf = base.resolve("conf");
        try (InputStream context = PostgresIT.class.getResourceAsStream("context.xml")) {
            Files.copy(
                    context,
                    Files.createDirectories(conf.resolve("Catalina/localhost")).resolve("leads.xml"));
        }
        List<String> properties =
                new ArrayList<>(Files.readAllLines(installation.home().resolve("conf/catalina.properties")));
        properties.add("leads.war=" + installation.right());
        properties.add("leads.config=" + base.resolve("leads.yaml"));
        properties.add("leads.url=" + server.url(database));
        properties.add("leads.user=" + server.user());
        properties.add("leads.password=" + server.password());
        Files.write(conf.resolve("catalina.properties"), properties);
    }

    private List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = server.dataSource(database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
