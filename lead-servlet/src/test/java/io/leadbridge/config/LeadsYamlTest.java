package io.leadbridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.Handling;
import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.RetryPolicy;
import io.leadbridge.endpoint.EndpointSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadsYamlTest {
    private static final String EVERYTHING = """
            endpoint:
              keys: ${LEADS_KEYS}
              mode: strict
              schema: classpath:io/leadbridge/config/any-object.json
              max-body: 64KiB
              body-deadline: 3s
            offers:
              crm-suite: { id: contoso.crm-suite, keys: "${CRM_KEYS}" }
              other: { id: contoso.other }
            store:
              directory: data/../ledger
            retry: { first: 500ms, longest: 2h, give-up-after: 3d }
            leads: { duplicates-within: 0s, do-not-contact: deliver, test: deliver, keep: 30d }
            destinations:
              crm:
                sink: recording
                url: https://${HOST}/api/${HOST}
                secret: ${file:secret.txt}
                to: [a@contoso.com, no, 0123, 1e3]
                path: out/leads.jsonl
                tls: false
                port: 587
                timeout: 1m
              plain: { sink: recording, secret: s, path: /p, to: somebody }
            """;

    private static final byte[] LEAD = "{\"UserDetails\": {\"Email\": \"somebody@example.com\"}}".getBytes();

    @TempDir
    Path folder;

    private ConfigurationFile file;

    @BeforeEach
    void writeFile() {
        file = new ConfigurationFile(folder)
                .variable("LEADS_KEYS", "aaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbb")
                .variable("CRM_KEYS", "cccccccccccccccc")
                .variable("HOST", "crm.contoso.com");
        file.write("secret.txt", "  from a file\n".getBytes());
        RecordingSink.MADE.get().clear();
    }

    @Test
    void readsEverySettingOfTheEndpoint() {
        try (LeadsYaml yaml = file.read(EVERYTHING)) {
            EndpointSettings endpoint = yaml.endpoint();
            assertThat(endpoint.maxBody()).isEqualTo(64 * 1024);
            assertThat(endpoint.bodyDeadline()).isEqualTo(Duration.ofSeconds(3));
            assertThat(endpoint.toString()).contains("2 keys", "crm-suite", "other");
        }
    }

    @Test
    void readsEverySettingOfThePipeline() {
        Reading read = file.reading(EVERYTHING);
        assertThat(read.faults()).isEmpty();
        assertThat(read.endpoint().mode()).isEqualTo(EndpointSection.Mode.STRICT);
        assertThat(read.endpoint().schema()).isPresent();
        assertThat(read.store().directory()).contains(folder.resolve("ledger"));
        assertThat(read.retry())
                .isEqualTo(new RetryPolicy(Duration.ofMillis(500), Duration.ofHours(2), Duration.ofDays(3)));
        assertThat(read.leads())
                .isEqualTo(new LeadsSection(Duration.ZERO, Handling.DELIVER, Handling.DELIVER, Duration.ofDays(30)));
    }

    @Test
    void readsEverySettingOfASinkAsItIsWritten() {
        file.read(EVERYTHING).close();
        assertThat(RecordingSink.MADE.get())
                .extracting(sink -> sink.read)
                .containsExactly(
                        new RecordingSink.Read(
                                "crm",
                                Optional.of("https://crm.contoso.com/api/crm.contoso.com"),
                                "from a file",
                                List.of("a@contoso.com", "no", "0123", "1e3"),
                                folder.resolve("out/leads.jsonl"),
                                false,
                                587,
                                Duration.ofMinutes(1)),
                        new RecordingSink.Read(
                                "plain",
                                Optional.empty(),
                                "s",
                                List.of("somebody"),
                                Path.of("/p"),
                                true,
                                25,
                                Duration.ofSeconds(30)));
    }

    @Test
    void leavesWhatIsNotSaidAsItIsWithoutAFile() {
        Reading read = file.reading(ConfigurationFile.SOUND);
        assertThat(read.faults()).isEmpty();
        assertThat(read.endpoint().mode()).isEqualTo(EndpointSection.Mode.LENIENT);
        assertThat(read.endpoint().schema()).isEmpty();
        assertThat(read.retry()).isEqualTo(RetryPolicy.DEFAULT);
        assertThat(read.leads())
                .isEqualTo(new LeadsSection(
                        Duration.ofMinutes(10), Handling.RECORD, Handling.RECORD, Duration.ofDays(400)));
        assertThat(read.destinations()).isEmpty();
        try (LeadsYaml yaml = file.read(ConfigurationFile.SOUND)) {
            assertThat(yaml.endpoint().maxBody()).isEqualTo(EndpointSettings.MAX_BODY);
            assertThat(yaml.endpoint().bodyDeadline()).isEqualTo(EndpointSettings.BODY_DEADLINE);
        }
    }

    @Test
    void readsKeysOutOfAListAndOutOfTextsWithCommas() {
        try (LeadsYaml yaml = file.read("""
                endpoint: { keys: [aaaaaaaaaaaaaaaa, "bbbbbbbbbbbbbbbb,cccccccccccccccc,"] }
                store: { directory: data }
                """)) {
            assertThat(yaml.endpoint().toString()).contains("3 keys");
        }
    }

    @Test
    void needsNoKeysOfTheEndpointWhenEveryOfferHasItsOwn() {
        try (LeadsYaml yaml = file.read("""
                offers: { crm: { id: contoso.crm, keys: aaaaaaaaaaaaaaaa } }
                store: { directory: data }
                """)) {
            assertThat(yaml.endpoint().toString()).contains("0 keys", "crm");
        }
    }

    @Test
    void readsASchemaOutOfAFile() {
        file.write("schema.json", "{}".getBytes());
        Reading read = file.reading("endpoint: { keys: " + ConfigurationFile.KEY + ", schema: schema.json }");
        assertThat(read.endpoint().schema()).isPresent();
    }

    @Test
    void readsOneValueForTwoNamesThroughAnAlias() {
        file.read(ConfigurationFile.SOUND + """
                destinations:
                  one: &one { sink: recording, secret: s, path: p }
                  two: *one
                """).close();
        assertThat(RecordingSink.MADE.get())
                .extracting(sink -> sink.read.destination())
                .containsExactly("one", "two");
    }

    @Test
    void readsAFileWithAByteOrderMarkAndWindowsLineEnds() {
        file.read("\uFEFF" + ConfigurationFile.SOUND.replace("\n", "\r\n")).close();
    }

    @Test
    void startsAPipelineThatClosesTheSinks() {
        LeadsYaml yaml = file.read(EVERYTHING);
        try (LeadPipeline pipeline = yaml.pipeline().start()) {
            assertThat(pipeline).isNotNull();
            yaml.close();
            assertThat(RecordingSink.MADE.get()).hasSize(2).noneMatch(sink -> sink.closed);
            assertThat(Files.isDirectory(folder.resolve("ledger"))).isTrue();
        }
        assertThat(RecordingSink.MADE.get()).allMatch(sink -> sink.closed);
    }

    @Test
    void deliversALeadToEveryDestinationOfTheFile() throws Exception {
        try (LeadPipeline pipeline = file.read(EVERYTHING).pipeline().start()) {
            assertThat(pipeline.accept(LEAD)).isInstanceOf(Receipt.Accepted.class);
            for (RecordingSink sink : RecordingSink.MADE.get()) {
                assertThat(sink.delivered.get(30, TimeUnit.SECONDS).destination())
                        .isEqualTo(sink.read.destination());
            }
        }
    }

    @Test
    void validatesByTheSchemaOfTheFile() {
        file.write("schema.json", "{\"required\": [\"Budget\"]}".getBytes());
        String yaml = EVERYTHING.replace("classpath:io/leadbridge/config/any-object.json", "schema.json");
        try (LeadPipeline pipeline = file.read(yaml).pipeline().start()) {
            assertThat(pipeline.accept(LEAD)).isInstanceOf(Receipt.Quarantined.class);
        }
    }

    @Test
    void closesSinksThatWereNeverHandedOver() {
        file.read(EVERYTHING).close();
        assertThat(RecordingSink.MADE.get()).hasSize(2).allMatch(sink -> sink.closed);
    }

    @Test
    void closesEverySinkWhenAnythingIsFaulty() {
        file.refused(EVERYTHING.replace("mode: strict", "mode: strong"));
        assertThat(RecordingSink.MADE.get()).hasSize(2).allMatch(sink -> sink.closed);
    }

    @Test
    void refusesAnyFaultWhenToldTo() {
        LeadsYaml faulty = file.read(EVERYTHING.replace("port: 587", "port: 0"));

        assertThatThrownBy(faulty::requireNoFaults)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("1 fault")
                .hasMessageContaining("destinations.crm.port");
        assertThat(RecordingSink.MADE.get()).hasSize(2).allMatch(sink -> sink.closed);
        try (LeadsYaml sound = file.read(EVERYTHING)) {
            assertThat(sound.requireNoFaults()).isSameAs(sound);
        }
    }

    @Test
    void stillReadsEndpointAndStoreWhenADestinationIsFaulty() {
        Reading read = file.reading(EVERYTHING.replace("port: 587", "port: 0"));
        assertThat(read.faults()).extracting(Fault::section).containsExactly("destinations");
        assertThat(read.endpoint().settings()).isPresent();
        assertThat(read.store().store()).isPresent();
        read.closeSinks();
    }

    @Test
    void stillReadsTheEndpointWhenAnOfferIsFaulty() {
        Reading read = file.reading(EVERYTHING.replace("id: contoso.other", "id: con|toso"));
        assertThat(read.faults()).extracting(Fault::section).containsExactly("offers");
        assertThat(read.endpoint().settings())
                .hasValueSatisfying(settings ->
                        assertThat(settings.toString()).contains("crm-suite").doesNotContain("other"));
        read.closeSinks();
    }

    @Test
    void readsNoEndpointOutOfAFaultyOne() {
        Reading read = file.reading(EVERYTHING.replace("max-body: 64KiB", "max-body: 64GiB"));
        assertThat(read.faults()).extracting(Fault::section).containsExactly("endpoint");
        assertThat(read.endpoint().settings()).isEmpty();
        read.closeSinks();
    }

    @Test
    void takesVariablesFromTheProcessWhenNoOthersAreGiven() {
        System.setProperty("leads.test.key", "aaaaaaaaaaaaaaaa");
        try {
            file.write("leads.yaml", "endpoint: { keys: '${leads.test.key}' }\nstore: { directory: d }".getBytes());
            LeadsYaml.read(file.file).close();
        } finally {
            System.clearProperty("leads.test.key");
        }
        assertThatThrownBy(() -> LeadsYaml.read(file.file)).hasMessageContaining("needs leads.test.key");
    }
}
