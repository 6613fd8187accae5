package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.LeadPipeline;
import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckTest {
    @TempDir
    private Path folder;

    private final FakeDataverse dataverse = FakeDataverse.start();

    @AfterEach
    void close() {
        dataverse.close();
    }

    @Test
    void isFineWhenNothingIsMissing() throws Exception {
        CommandLine check = check(configuration(dataverse.clientSecret()));

        assertThat(check.errors()).isEmpty();
        assertThat(check.output().lines())
                .containsExactly(
                        folder.resolve("leads.yaml") + " has no faults.",
                        "crm: nothing is missing",
                        "file: nothing is missing");
        assertThat(check.status()).isEqualTo(Status.FINE);
    }

    @Test
    void saysWhatIsMissingInASentenceWithoutSecrets() throws Exception {
        CommandLine check = check(configuration("Pssst_42"));

        assertThat(check.status()).isEqualTo(Status.MISSING);
        assertThat(check.output())
                .contains("\ncrm: ", "check client id and secret", "\nfile: nothing is missing")
                .doesNotContain("Pssst_42");
    }

    @Test
    void worksBesideARunningProcessAndReceivesNothing() throws Exception {
        Path data = folder.resolve("data");
        try (LeadPipeline running =
                LeadPipeline.builder().store(LeadStore.inDirectory(data)).start()) {
            assertThat(check(configuration(dataverse.clientSecret())).status()).isEqualTo(Status.FINE);
            assertThat(running.destinations()).isEmpty();
        }
        assertThat(dataverse.rows()).isEmpty();
    }

    @Test
    void namesEveryFaultAlsoOfDestinations() throws Exception {
        CommandLine check = check(configuration("secret") + "leads: { test: keep }\n");

        assertThat(check.status()).isEqualTo(Status.FAULTY);
        assertThat(check.output()).isEmpty();
        assertThat(check.errors())
                .isEqualTo(folder.resolve("leads.yaml") + " has 1 fault:\n"
                        + "  line 12, column 16: leads.test: must be record or deliver\n");
    }

    @Test
    void saysThatNoDestinationIsNamed() throws Exception {
        CommandLine check = check("endpoint: { keys: a-key-of-the-test }\nstore: { directory: data }\n");

        assertThat(check.output()).contains("It names no destination: leads are kept and go nowhere.");
        assertThat(check.status()).isEqualTo(Status.FINE);
    }

    @Test
    void needsAConfiguration() {
        CommandLine usual = CommandLine.run("check");
        CommandLine none = CommandLine.run("check", "--config=" + folder.resolve("none.yaml"));

        // This module has a leads.yaml of its own, which needs variables.
        assertThat(usual.errors()).startsWith("leads.yaml has ").contains("needs LEADS_KEYS, which is not set");
        assertThat(usual.status()).isEqualTo(Status.FAULTY);
        assertThat(none.errors()).contains("the file cannot be read (NoSuchFileException); check name and rights");
        assertThat(none.status()).isEqualTo(Status.FAULTY);
    }

    private CommandLine check(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("leads.yaml"), yaml);
        return CommandLine.run("check", "--config", file.toString());
    }

    private String configuration(String secret) {
        return """
                endpoint: { keys: a-key-of-the-test }
                store: { directory: data }
                destinations:
                  crm:
                    sink: dynamics365
                    url: %s
                    authority: %s
                    tenant-id: %s
                    client-id: %s
                    client-secret: %s
                  file: { sink: jsonlines, path: leads.jsonl }
                """.formatted(
                        dataverse.url(), dataverse.authority(), dataverse.tenantId(), dataverse.clientId(), secret);
    }
}
