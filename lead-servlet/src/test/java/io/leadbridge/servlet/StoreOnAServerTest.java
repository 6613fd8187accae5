package io.leadbridge.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.endpoint.CapturedLog;
import io.leadbridge.testkit.LeadPayload;
import io.leadbridge.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a start whose leads are kept by a database server that is away, in a real Tomcat. */
class StoreOnAServerTest {
    private static final String KEY = "endpoint-key-0123456789";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void takesLeadsInAsSoonAsTheServerIsThere() throws Exception {
        PostgresServer server = PostgresServer.shared();
        String database = server.createDatabase();
        server.stopNow();

        try (TestApplication running =
                start(server.url(database) + "&user=" + server.user() + "&password=" + server.password())) {
            assertThat(post(running)).isEqualTo(503);
            server.startAgain();
            await().atMost(PATIENCE).until(() -> post(running) == 202);
        }
    }

    @Test
    void namesTheServerOnceHoweverOftenItIsTried() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (ServerSocket server = listen();
                CapturedLog log = new CapturedLog(LeadbridgeInitializer.class)) {
            hangUp(server, tries);
            try (TestApplication running = start("jdbc:postgresql://127.0.0.1:" + server.getLocalPort()
                    + "/leads?sslmode=disable&user=me&password=Pssst_42")) {
                await().atMost(PATIENCE).until(() -> tries.get() > 2);
                assertThat(post(running)).isEqualTo(503);
            }
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("PostgreSQL 127.0.0.1:" + server.getLocalPort() + "/leads: it cannot be reached")
                    .doesNotContain("Pssst_42");
        }
    }

    @Test
    void doesNotHoldUpTomcatForAServerThatSaysNothing() throws Exception {
        try (ServerSocket silent = listen();
                CapturedLog log = new CapturedLog(LeadbridgeInitializer.class);
                TestApplication running = start("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/leads")) {
            assertThat(post(running)).isEqualTo(503);
            assertThat(log.lines())
                    .as("before the first attempt is over")
                    .first()
                    .asString()
                    .contains("the store of WEB-INF/leads.yaml has not opened within 4 s");
            silent.close();
        }
    }

    private TestApplication start(String url) throws IOException {
        Path application = Files.createDirectories(directory.resolve("application/WEB-INF"));
        Files.writeString(
                application.resolve("leads.yaml"), "endpoint: { keys: " + KEY + " }\nstore: { url: '" + url + "' }\n");
        return new TestApplication(directory, application.getParent(), Map.of(), new LeadbridgeInitializer());
    }

    private static int post(TestApplication running) throws IOException {
        try (RawClient client = running.client()) {
            return client.exchange(
                            "POST",
                            "/leads?sig=" + KEY,
                            LeadPayload.MICROSOFT_EXAMPLE.bytes(),
                            "Content-Type: application/json")
                    .status();
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Closes every connection at once. */
    private static void hangUp(ServerSocket server, AtomicInteger tries) {
        Thread thread = new Thread(() -> {
            try {
                while (!server.isClosed()) {
                    server.accept().close();
                    tries.incrementAndGet();
                }
            } catch (IOException e) {
                // The test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
