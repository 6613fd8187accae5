package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreviewTest {
    /** Nobody listens at its addresses: whoever connects fails. */
    private static final String CONFIGURATION = """
            endpoint: { keys: a-key-of-the-test }
            store: { directory: data }
            destinations:
              crm:
                sink: dynamics365
                url: http://127.0.0.1:1
                authority: http://127.0.0.1:1
                tenant-id: tenant
                client-id: client
                client-secret: Pssst_42
                map:
                  subject: "{OfferTitle}{' for ' Offer}"
                  telephone1: "{Phone | e164}"
                  firstname: "{FirstName | truncate(2)}"
              partners:
                sink: jsonlines
                path: partners.jsonl
                when: { Country: DE }
            """;

    @TempDir
    private Path folder;

    private Path configuration;

    @BeforeEach
    void write() throws IOException {
        configuration = Files.writeString(folder.resolve("leads.yaml"), CONFIGURATION);
    }

    @Test
    void showsWhatEachDestinationWouldGetAndWhy() {
        CommandLine preview = preview("--offer", "contoso.crm-suite");

        assertThat(preview.errors()).isEmpty();
        assertThat(preview.status()).isEqualTo(Status.FINE);
        assertThat(preview.output())
                .startsWith("Microsoft's example would be accepted.\n\ncrm gets it.\n")
                .contains("\n  subject = Test Microsoft for contoso.crm-suite\n"
                        + "      by subject: \"{OfferTitle}{' for ' Offer}\"\n")
                .contains("\n  telephone1 = +16175555555\n")
                .contains("\n  firstname = So\n")
                .contains("\n  This is sent:\n    PATCH http://127.0.0.1:1/api/data/")
                .contains("\"telephone1\" : \"+16175555555\"")
                .contains("\npartners does not get it: it does not meet the destination's condition. If it did:\n")
                .doesNotContain("Pssst_42", "a-key-of-the-test");
    }

    @Test
    void saysWhyAFieldIsLeftOut() {
        assertThat(preview().output())
                .contains("\n  donotemail: left out: it has rules for other leads only\n"
                        + "      by donotemail when do not contact: true\n");
    }

    @Test
    void keepsNothing() throws IOException {
        preview();

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(configuration);
        }
    }

    @Test
    void saysWhatIsCut() throws IOException {
        Files.writeString(configuration, CONFIGURATION.replace("{FirstName | truncate(2)}", "x".repeat(60)));

        assertThat(preview().output()).contains("\n  firstname = " + "x".repeat(50) + " (cut");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            {"UserDetails": {"Email": "a@contoso.com"}, "userdetails": null} => FINE => would be accepted.
            {"UserDetails": {"FirstName": "Ann"}} => MISSING => would be kept in quarantine and go nowhere: it names no e-mail, no phone, and no name with company
            {"UserDetails": 7} => MISSING => would be kept in quarantine and go nowhere
            ["UserDetails"] => MISSING => would be kept in quarantine and go nowhere
            Name=Ann => MISSING => would be kept in quarantine and go nowhere: not JSON, at line 1, column 5
            """)
    void saysWhatBecomesOfAPayload(String json, Status status, String verdict) throws IOException {
        String payload = Files.writeString(folder.resolve("payload.json"), json).toString();
        CommandLine preview = preview(payload);

        assertThat(preview.output()).startsWith(payload + " " + verdict);
        assertThat(preview.status()).isEqualTo(status);
    }

    @Test
    void namesEachViolation() throws IOException {
        String payload = Files.writeString(folder.resolve("payload.json"), "{\"UserDetails\": 7}")
                .toString();

        assertThat(preview(payload).output()).contains("\n  /UserDetails: expected object, found ");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            none.json => none.json cannot be read (NoSuchFileException); check its name and rights.
            --offer=crm suite => --offer must be an id such as contoso.crm-suite.
            """)
    void saysWhatMakesNoSense(String argument, String error) {
        CommandLine preview = preview(argument);

        assertThat(preview.errors()).startsWith(error);
        assertThat(preview.status()).isEqualTo(Status.FAULTY);
    }

    @Test
    void namesTheFaultsOfTheConfiguration() throws IOException {
        Files.writeString(configuration, CONFIGURATION.replace("e164", "e146"));

        assertThat(preview().errors()).contains("has 1 fault:", "destinations.crm.map.telephone1", "e164");
        assertThat(preview().status()).isEqualTo(Status.FAULTY);
    }

    private CommandLine preview(String... arguments) {
        List<String> all = new ArrayList<>(List.of("preview", "--config", configuration.toString()));
        all.addAll(List.of(arguments));
        return CommandLine.run(all.toArray(String[]::new));
    }
}
