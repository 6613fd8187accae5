package io.leadbridge.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.LeadPipeline;
import io.leadbridge.endpoint.CapturedLog;
import io.leadbridge.endpoint.EndpointSettings;
import io.leadbridge.servlet.RawClient.Response;
import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.LeadPayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a web application gets by a {@code leads.yaml} alone, in a real Tomcat with a real store. */
class LeadbridgeInitializerTest {
    private static final String KEY = "endpoint-key-0123456789";

    @TempDir
    private Path directory;

    private Path application;
    private Path store;

    @BeforeEach
    void createFolders() throws IOException {
        application = Files.createDirectories(directory.resolve("application"));
        store = directory.resolve("store");
    }

    @Test
    void takesLeadsInWhereThereIsALeadsYaml() throws Exception {
        write(application.resolve("WEB-INF/leads.yaml"), yaml(KEY));

        try (TestApplication running = start(Map.of())) {
            assertThat(post(running, "/leads?sig=" + KEY).status()).isEqualTo(202);
            assertThat(post(running, "/leads/contoso.suite?sig=" + KEY).status())
                    .isEqualTo(202);
        }
    }

    @Test
    void readsTheFileThatTheContextParameterNames() throws Exception {
        write(application.resolve("WEB-INF/leads.yaml"), yaml("another-key-0123456789"));
        Path elsewhere = write(directory.resolve("elsewhere.yaml"), yaml(KEY));

        try (TestApplication running = start(Map.of("leadbridge.config", elsewhere.toString()))) {
            assertThat(post(running, "/leads?sig=" + KEY).status()).isEqualTo(202);
        }
    }

    @Test
    void takesARelativeContextParameterAsAPathOfTheApplication() throws Exception {
        write(application.resolve("WEB-INF/conf/ours.yaml"), yaml(KEY));

        try (TestApplication running = start(Map.of("leadbridge.config", "WEB-INF/conf/ours.yaml"))) {
            assertThat(post(running, "/leads?sig=" + KEY).status()).isEqualTo(202);
        }
    }

    @Test
    void readsTheFileOutOfAWarThatIsNotUnpacked() throws Exception {
        writeWar(yaml(KEY));

        try (TestApplication running = start(Map.of())) {
            assertThat(post(running, "/leads?sig=" + KEY).status()).isEqualTo(202);
        }
    }

    @Test
    void doesNothingWithoutALeadsYaml() throws Exception {
        try (TestApplication running = start(Map.of())) {
            assertThat(post(running, "/leads?sig=" + KEY).status()).isEqualTo(404);
        }
    }

    @Test
    void doesNothingWhereALeadServletIsRegistered() throws Exception {
        write(application.resolve("WEB-INF/leads.yaml"), yaml("another-key-0123456789"));
        EndpointSettings settings = EndpointSettings.builder().keys(KEY).build();

        try (LeadPipeline pipeline = open(directory.resolve("own"));
                TestApplication running = new TestApplication(
                        directory,
                        application,
                        Map.of(),
                        (types, context) -> context.addServlet("own", new LeadServlet(pipeline, settings))
                                .addMapping("/own"),
                        new LeadbridgeInitializer())) {
            assertThat(post(running, "/own?sig=" + KEY).status()).isEqualTo(202);
            assertThat(post(running, "/leads?sig=" + KEY).status()).isEqualTo(404);
            assertThat(store).doesNotExist();
        }
    }

    @Test
    void answers503AndLogsEveryFaultOfTheFile() throws Exception {
        write(application.resolve("WEB-INF/leads.yaml"), "endpoint: { keys: short }\nstore: { folder: here }\n");

        try (CapturedLog log = new CapturedLog(LeadbridgeInitializer.class);
                TestApplication running = start(Map.of())) {
            assertThat(post(running, "/leads?sig=" + KEY)).satisfies(LeadbridgeInitializerTest::isProblem503);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("line 1, column 19: endpoint.keys", "line 2, column 10: store.folder");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answers503RatherThanKeepLeadsWhereARedeploymentRemovesThem(boolean unpacked) throws Exception {
        String yaml = "endpoint: { keys: " + KEY + " }\nstore: { directory: leads-data }\n";
        if (unpacked) {
            write(application.resolve("WEB-INF/leads.yaml"), yaml);
        } else {
            writeWar(yaml);
        }

        try (CapturedLog log = new CapturedLog(LeadbridgeInitializer.class);
                TestApplication running = start(Map.of())) {
            assertThat(post(running, "/leads?sig=" + KEY)).satisfies(LeadbridgeInitializerTest::isProblem503);
            assertThat(log.lines()).singleElement().asString().contains("leads-data", "store.directory");
        }
    }

    @Test
    void keepsLeadsAndLogsFaultsOfDestinations() throws Exception {
        write(application.resolve("WEB-INF/leads.yaml"), yaml(KEY) + "destinations:\n  crm: { sink: smoke-signals }\n");

        try (CapturedLog log = new CapturedLog(LeadbridgeInitializer.class);
                TestApplication running = start(Map.of())) {
            assertThat(post(running, "/leads?sig=" + KEY).status()).isEqualTo(202);
            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line).contains("destinations.crm.sink", "none is delivered"));
        }
    }

    @Test
    void answers503WhenTheNamedFileIsNotThere() throws Exception {
        try (CapturedLog log = new CapturedLog(LeadbridgeInitializer.class);
                TestApplication running = start(Map.of("leadbridge.config", "/nowhere/leads.yaml"))) {
            assertThat(post(running, "/leads?sig=" + KEY)).satisfies(LeadbridgeInitializerTest::isProblem503);
            assertThat(log.lines()).singleElement().asString().contains("/nowhere/leads.yaml");
        }
    }

    @Test
    void answers503WhileTheOldVersionHoldsTheStore() throws Exception {
        write(application.resolve("WEB-INF/leads.yaml"), yaml(KEY));
        LeadPipeline old = open(store);

        try (CapturedLog log = new CapturedLog(LeadbridgeInitializer.class);
                TestApplication running = start(Map.of())) {
            assertThat(post(running, "/leads?sig=" + KEY)).satisfies(LeadbridgeInitializerTest::isProblem503);
            assertThat(log.lines()).singleElement().asString().contains(store.toString());
            old.close();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> post(running, "/leads?sig=" + KEY).status() == 202);
        } finally {
            old.close();
        }
    }

    @Test
    void freesTheStoreWhenTheApplicationStops() throws Exception {
        write(application.resolve("WEB-INF/leads.yaml"), yaml(KEY));

        start(Map.of()).close();

        open(store).close();
    }

    @Test
    void doesNotStartWithTwoCopiesOfItself() throws Exception {
        write(application.resolve("WEB-INF/leads.yaml"), yaml(KEY));
        Path copy = application.resolve("WEB-INF/classes/io/leadbridge/servlet/Jars.class");
        Files.createDirectories(copy.getParent());
        try (InputStream original = Jars.class.getResourceAsStream("Jars.class")) {
            Files.copy(original, copy);
        }

        try (CapturedLog log = new CapturedLog(StandardContext.class);
                TestApplication running = start(Map.of())) {
            assertThat(running.isRunning()).isFalse();
            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line)
                            .contains(
                                    "lead-servlet is there more than once",
                                    application.toString(),
                                    "without a classifier"));
        }
    }

    private TestApplication start(Map<String, String> parameters) {
        return new TestApplication(directory, application, parameters, new LeadbridgeInitializer());
    }

    private String yaml(String key) {
        return "endpoint: { keys: " + key + " }\nstore: { directory: '" + store + "' }\n";
    }

    private void writeWar(String yaml) throws IOException {
        application = directory.resolve("application.war");
        try (OutputStream file = Files.newOutputStream(application);
                ZipOutputStream war = new ZipOutputStream(file)) {
            war.putNextEntry(new ZipEntry("WEB-INF/leads.yaml"));
            war.write(yaml.getBytes(UTF_8));
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static LeadPipeline open(Path store) {
        return LeadPipeline.builder().store(LeadStore.inDirectory(store)).start();
    }

    private static Response post(TestApplication running, String target) throws IOException {
        try (RawClient client = running.client()) {
            return client.exchange(
                    "POST", target, LeadPayload.MICROSOFT_EXAMPLE.bytes(), "Content-Type: application/json");
        }
    }

    private static void isProblem503(Response response) {
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers())
                .containsEntry("content-type", "application/problem+json")
                .containsKey("retry-after");
    }
}
