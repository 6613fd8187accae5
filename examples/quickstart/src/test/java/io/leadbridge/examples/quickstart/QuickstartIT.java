package io.leadbridge.examples.quickstart;

import static io.leadbridge.testkit.LeadPayload.MICROSOFT_EXAMPLE;
import static io.leadbridge.testkit.LeadPayload.TEST_LEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.config.LeadsYaml;
import io.leadbridge.model.Lead;
import io.leadbridge.testkit.LeadPayload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person sees who runs the jar for the first time, and for the second. */
final class QuickstartIT {
    @TempDir
    private static Path sharedFolder;

    private static QuickstartProcess shared;

    @BeforeAll
    static void start() throws Exception {
        shared = QuickstartProcess.serving(Files.createDirectory(sharedFolder.resolve("work")), "--port", "0");
    }

    @AfterAll
    static void stop() throws Exception {
        shared.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"MICROSOFT_EXAMPLE", "CAMEL_CASE", "NULLS", "PERSON_AS_TEXT", "TEST_LEAD"})
    void everyKindOfLeadIsAcceptedAndDeliveredOnce(LeadPayload payload) throws Exception {
        String email = payload.name().toLowerCase(Locale.ROOT) + "@example.com";
        HttpResponse<String> answer = shared.post(payload.withEmail(email));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains(payload == TEST_LEAD ? "\"test\"" : "\"accepted\"");
        awaitLeadOf(shared, email);
        assertThat(leadsOf(shared, email))
                .singleElement()
                .satisfies(lead -> assertThat(answer.body()).contains(lead.id().toString()));
    }

    @Test
    void theSameLeadTwiceIsDeliveredOnce() throws Exception {
        byte[] body = MICROSOFT_EXAMPLE.withEmail("twice@example.com");
        HttpResponse<String> first = shared.post(body);
        HttpResponse<String> second = shared.post(body);
        shared.post(MICROSOFT_EXAMPLE.withEmail("after@example.com"));

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body().replace("accepted", "duplicate"));
        awaitLeadOf(shared, "after@example.com");
        awaitLeadOf(shared, "twice@example.com");
        assertThat(leadsOf(shared, "twice@example.com")).hasSize(1);
    }

    @Test
    void thePrintedCommandWorksWhenPasted() throws Exception {
        assumeThat(new ProcessBuilder("bash", "-c", "command -v curl").start().waitFor())
                .as("curl and bash are there")
                .isZero();
        Process bash = new ProcessBuilder("bash", "-c", shared.curl())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(bash.getInputStream().readAllBytes());

        assertThat(bash.waitFor()).as(answer).isZero();
        assertThat(answer).startsWith("HTTP/1.1 202").contains("\"status\":\"accepted\"");
        awaitLeadOf(shared, "someone@contoso.com");
    }

    @Test
    void nothingElseIsTouchedOrTold() throws Exception {
        HttpResponse<String> elsewhere =
                shared.post(shared.url().resolve("/elsewhere?sig=none"), MICROSOFT_EXAMPLE.bytes());

        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertThat(elsewhere.body()).doesNotContain("Tomcat").doesNotContain("at org.apache");
        assertThat(elsewhere.headers().map()).doesNotContainKeys("Server", "server", "X-Powered-By");
        try (var files = Files.list(sharedFolder.resolve("work"))) {
            assertThat(files).containsExactly(sharedFolder.resolve("work/leadbridge-data"));
        }
    }

    @Test
    void theLogHoldsNeitherKeyNorPersonalData() throws Exception {
        String key = shared.url().getQuery().substring("sig=".length());
        shared.post(MICROSOFT_EXAMPLE.withEmail("unlogged@example.com"));
        awaitLeadOf(shared, "unlogged@example.com");

        assertThat(shared.errors())
                .contains("INFO io.leadbridge accepted Lead[")
                .doesNotContain(key)
                .doesNotContain("@");
    }

    @Test
    void theKeyIsReadableByItsOwnerOnlyAndOutlivesTheProcess(@TempDir Path temporary) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("work"));
        String first = keyAfterStart(folder);

        assertThat(first).matches("sig=[A-Za-z0-9_-]{22,}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("leadbridge-data/key"))))
                .isEqualTo("rw-------");
        assertThat(keyAfterStart(folder)).isEqualTo(first);
    }

    private static String keyAfterStart(Path folder) throws Exception {
        try (QuickstartProcess process = QuickstartProcess.serving(folder, "--port", "0")) {
            process.stop();
            return process.url().getQuery();
        }
    }

    @Test
    void itEndsInGoodOrderWhenAskedTo(@TempDir Path temporary) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("work"));
        try (QuickstartProcess process = QuickstartProcess.serving(folder, "--port", "0")) {
            process.post(MICROSOFT_EXAMPLE.bytes());

            assertThat(process.stop()).isEqualTo(128 + 15);
            assertThat(process.temporaryFiles()).isEmpty();
            assertThat(process.errors()).contains("accepted Lead[").doesNotContain("WARNING", "SEVERE", "Exception");
        }
    }

    @Test
    void aSecondProcessInTheSameFolderSaysWhatIsWrong() throws Exception {
        assertThat(startFault(sharedFolder.resolve("work"), "--port", "0"))
                .startsWith("Cannot start: the store in ")
                .contains("is in use by another process");
    }

    @Test
    void aPortInUseIsNamed(@TempDir Path temporary) throws Exception {
        String port = String.valueOf(shared.url().getPort());

        assertThat(startFault(Files.createDirectory(temporary.resolve("work")), "--port", port))
                .isEqualTo("Cannot start: cannot listen on port " + port + " of 127.0.0.1: Address already in use."
                        + " Stop what uses the port, or choose another --port (0 takes any free one) or --address\n");
    }

    @Test
    void aDamagedKeyIsNotReplaced(@TempDir Path temporary) throws Exception {
        Path data = Files.createDirectories(temporary.resolve("work/leadbridge-data"));
        Files.writeString(data.resolve("key"), "half a k");

        assertThat(startFault(temporary.resolve("work"), "--port", "0"))
                .startsWith("Cannot start: the key file " + data.toRealPath().resolve("key") + " is damaged")
                .doesNotContain("half a k");
        assertThat(data.resolve("key")).hasContent("half a k");
    }

    @Test
    void everyFaultOfAConfigurationIsNamed(@TempDir Path temporary) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("work"));
        Files.writeString(folder.resolve("leads.yaml"), """
                endpoint:
                  keys: short
                  mode: lax
                destinations:
                  file: { sink: jsonlines }
                """);

        assertThat(fault(Status.FAULTY, folder, "--port", "0", "--config", "leads.yaml"))
                .contains("leads.yaml has 4 faults:")
                .contains("endpoint.keys")
                .contains("endpoint.mode")
                .contains("store: does not say where leads are kept")
                .contains("destinations.file.path")
                .doesNotContain("short");
    }

    @Test
    void aFaultyDestinationIsNamedAndKeepsNoLeadOut(@TempDir Path temporary) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("work"));
        Files.writeString(folder.resolve("leads.yaml"), """
                endpoint: { keys: a-key-of-the-test }
                store: { directory: data }
                destinations:
                  file: { sink: jsonline, path: leads.jsonl }
                """);
        try (QuickstartProcess process = QuickstartProcess.serving(folder, "--port=0", "--config=leads.yaml")) {
            HttpResponse<String> answer =
                    process.post(process.url().resolve("/leads?sig=a-key-of-the-test"), MICROSOFT_EXAMPLE.bytes());

            assertThat(process.output())
                    .contains("It has faults. Leads are taken in and kept")
                    .contains("line 4")
                    .contains("destinations.file.sink");
            assertThat(answer.statusCode()).isEqualTo(202);
        }
    }

    @Test
    void aConfigurationDecidesEverything(@TempDir Path temporary) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("work"));
        Files.copy(Path.of("leads.yaml"), folder.resolve("leads.yaml"));
        Map<String, String> keys =
                Map.of("LEADS_KEYS", "a-key-for-all-offers", "CRM_SUITE_KEYS", "a-key-for-one-offer");
        try (QuickstartProcess process = QuickstartProcess.launch(folder, keys, "--port=0", "--config=leads.yaml")
                .ready()) {
            String server = "http://127.0.0.1:" + process.url().getPort();
            HttpResponse<String> answer = process.post(
                    URI.create(server + "/leads/crm-suite?sig=a-key-for-one-offer"), MICROSOFT_EXAMPLE.bytes());

            assertThat(process.output()).contains("/leads?sig=KEY").contains(folder.toRealPath() + "/leads.yaml");
            assertThat(answer.statusCode()).isEqualTo(202);
            await().atMost(QuickstartProcess.PATIENCE)
                    .until(() -> Files.exists(folder.resolve("leads.jsonl"))
                            && Files.readString(folder.resolve("leads.jsonl")).endsWith("\n"));
            assertThat(folder.resolve("leads.jsonl")).content().contains("\"offer\":\"contoso.crm-suite\"");
            assertThat(folder.resolve("leadbridge-data")).doesNotExist();
        }
    }

    @Test
    void anUnknownOptionEndsWithTwo(@TempDir Path temporary) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("work"));
        try (QuickstartProcess process = QuickstartProcess.launch(folder, Map.of(), "--prot", "80")) {
            assertThat(process.status()).isEqualTo(2);
            assertThat(process.errors())
                    .isEqualTo("\"--prot\" is not an option here. See: java -jar quickstart.jar serve --help\n");
        }
    }

    @Test
    void commandsWorkBesideTheServer() throws Exception {
        String url = shared.url().toString();
        Path folder = sharedFolder.resolve("work");
        try (QuickstartProcess send = QuickstartProcess.launch(folder, Map.of(), "send", url, "--test");
                QuickstartProcess schema = QuickstartProcess.launch(folder, Map.of(), "schema", "--leads-yaml")) {
            assertThat(send.status()).as(send.errors()).isZero();
            assertThat(send.output()).startsWith("HTTP 202\n");
            assertThat(schema.status()).isZero();
            assertThat(schema.output()).isEqualTo(LeadsYaml.schema());
            assertThat(send.errors() + schema.errors()).isEmpty();
        }
    }

    /** What it says when it does not start. */
    private static String startFault(Path folder, String... arguments) throws Exception {
        return fault(Status.MISSING, folder, arguments);
    }

    private static String fault(Status status, Path folder, String... arguments) throws Exception {
        try (QuickstartProcess process = QuickstartProcess.launch(folder, Map.of(), arguments)) {
            assertThat(process.status()).isEqualTo(status.code);
            assertThat(process.output()).isEmpty();
            return process.errors();
        }
    }

    private static void awaitLeadOf(QuickstartProcess process, String email) {
        await().atMost(QuickstartProcess.PATIENCE).until(() -> leadsOf(process, email), leads -> !leads.isEmpty());
    }

    private static List<Lead> leadsOf(QuickstartProcess process, String email) throws IOException {
        return process.leads().stream()
                .filter(lead -> email.equals(lead.userDetails().email()))
                .toList();
    }
}
