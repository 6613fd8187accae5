package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.config.Fault;
import io.leadbridge.config.LeadsYaml;
import io.leadbridge.store.DestinationState;
import io.leadbridge.store.DestinationStatus;
import io.leadbridge.testkit.LeadPayload;
import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code leads.yaml} that delivers to Dynamics 365, from Microsoft's example to the row in the CRM. */
class DynamicsConfigurationTest {

    @TempDir
    Path folder;

    private final ManualClock clock = ManualClock.at("2026-11-22T10:00:00Z");
    private final FakeDataverse dataverse = FakeDataverse.start();
    private LeadPipeline pipeline;

    @AfterEach
    void close() {
        if (pipeline != null) {
            pipeline.close();
        }
        dataverse.close();
    }

    @Test
    void microsoftsExampleBecomesARowAsTheFileSays() throws Exception {
        start("""
                destinations:
                  crm:
                    sink: dynamics365
                    url: %s
                    authority: %s
                    tenant-id: %s
                    client-id: %s
                    client-secret: %s
                    when: { Country: [USA, CA] }
                    map:
                      subject: "{OfferTitle} from {Company}"
                      telephone1: "{Phone | e164}"
                      leadqualitycode: 1
                      jobtitle: ~
                  nobody:
                    sink: jsonlines
                    path: nobody.jsonl
                    when: { Country: [DE] }
                """);
        Receipt receipt = pipeline.accept(LeadPayload.MICROSOFT_EXAMPLE.bytes());
        await().until(() -> pipeline.find(receipt.id()).orElseThrow().endedAt() != null);
        assertThat(dataverse.rows()).hasSize(1);
        Map<String, Object> row = dataverse.rows().values().iterator().next();
        assertThat(row)
                .containsEntry("subject", "Test Microsoft from Contoso")
                .containsEntry("lastname", "One")
                .containsEntry("emailaddress1", "someone@contoso.com")
                .containsEntry("telephone1", "+16175555555")
                .doesNotContainKey("jobtitle");
        assertThat(folder.resolve("nobody.jsonl")).doesNotExist();
    }

    @Test
    void faultsOfDestinationsKeepEveryLeadUntilTheyAreRepaired() throws Exception {
        List<Fault> faults = start("""
                destinations:
                  crm:
                    sink: dynamics365
                    url: %s
                    authority: %s
                    tenant-id: %s
                    client-id: %s
                    client-secret: %s
                    secret: twice
                    when: { Contry: USA, Country: [Nowhere] }
                    map:
                      subjct: "{OfferTitle}"
                      lastname: "{LastNam ?? 'x'}"
                      firstname: "{FirstName"
                      leadsourcecode: 99
                      donotemail: maybe
                      telephone1: "{Phone | e146}"
                  file:
                    sink: jsonline
                """);
        assertThat(faults)
                .extracting(fault -> fault.line() + ":" + fault.column() + " " + fault.path())
                .containsExactly(
                        "9:5 destinations.crm.secret",
                        "10:21 destinations.crm.when.Contry",
                        "10:35 destinations.crm.when.Country",
                        "12:15 destinations.crm.map.subjct",
                        "13:17 destinations.crm.map.lastname",
                        "14:18 destinations.crm.map.firstname",
                        "15:23 destinations.crm.map.leadsourcecode",
                        "16:19 destinations.crm.map.donotemail",
                        "17:19 destinations.crm.map.telephone1",
                        "19:11 destinations.file.sink");
        Receipt receipt = pipeline.accept(LeadPayload.MICROSOFT_EXAMPLE.bytes());
        assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
        assertThat(pipeline.find(receipt.id()).orElseThrow().endedAt()).isNull();
        pipeline.close();

        start(SOUND);
        await().until(() -> pipeline.find(receipt.id()).orElseThrow().endedAt() != null);
        assertThat(dataverse.rows()).hasSize(1);
    }

    @Test
    void aWrongSecretBlocksTheCrmOnlyAndRepairedItGoesOnByItself() throws Exception {
        String secret = dataverse.clientSecret();
        start(SOUND);
        dataverse.entra().rotateSecret("another-secret-than-the-file-says");
        Receipt receipt = pipeline.accept(LeadPayload.MICROSOFT_EXAMPLE.bytes());
        await().until(() -> crm().state() == DestinationState.BLOCKED);
        assertThat(crm().reason()).contains("check client id and secret").doesNotContain(secret);
        dataverse.entra().addSecret(secret);
        clock.advance(Duration.ofMinutes(1));
        await().until(() -> pipeline.find(receipt.id()).orElseThrow().endedAt() != null);
        assertThat(dataverse.rows()).hasSize(1);
        assertThat(crm().reason()).isNull();
    }

    private static final String SOUND = """
            destinations:
              crm:
                sink: dynamics365
                url: %s
                authority: %s
                tenant-id: %s
                client-id: %s
                client-secret: %s
            """;

    private DestinationStatus crm() {
        return pipeline.destinations().get(0);
    }

    private List<Fault> start(String destinations) throws IOException {
        Path file = folder.resolve("leads.yaml");
        Files.writeString(
                file,
                destinations.formatted(
                                dataverse.url(),
                                dataverse.authority(),
                                dataverse.tenantId(),
                                dataverse.clientId(),
                                dataverse.clientSecret())
                        + "store: { directory: store }\nendpoint: { keys: abcdefghijklmnop }\n");
        try (LeadsYaml yaml = LeadsYaml.read(file)) {
            pipeline = yaml.pipeline().clock(clock).start();
            return yaml.faults();
        }
    }
}
