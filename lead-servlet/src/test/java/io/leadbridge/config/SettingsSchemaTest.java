package io.leadbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published JSON Schema of {@code leads.yaml} knows what the reader knows, and nothing else. */
class SettingsSchemaTest {
    private static final Path REPOSITORY = Path.of("..");

    @TempDir
    Path folder;

    @Test
    void isWhatTheReaderAsksFor() throws IOException {
        String published = LeadsYaml.schema();
        String written = new SettingsSchema(KnownSettings.read(folder), Guide.leadFields(), published).text();
        Path file = Files.writeString(Path.of("target", "leads.schema.json"), written);

        assertThat(published)
                .as(
                        "the reader knows other settings: copy %s to %s, and write what is not described",
                        file, PublishedSchema.FILE)
                .isEqualTo(written)
                .doesNotContain("\"description\": \"\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endpoint: { keys: a }",
                "store: { directory: d, url: jdbc:x }",
                "store: { directory: d }\nendpoint: { key: a }",
                "store: { directory: d }\nendpoint: { mode: Strict }",
                "store: { directory: d }\nendpoint: { max-body: 4 MB }",
                "store: { directory: d }\nendpoint: { keys: { a: b } }",
                "store: { directory: d }\nendpoint: []",
                "store: { directory: d }\noffers: { crm: { keys: a } }",
                "store: { directory: d }\noffers: { .crm: { id: a } }",
                "store: { directory: d }\nretry: { first: 5 }",
                "store: { directory: d }\nleads: { keep: 400 d }",
                "store: { directory: d }\ndestination: {}",
                "store: { directory: d }\ndestinations: { my crm: { sink: jsonlines, path: p } }",
                "store: { directory: d }\ndestinations: { c: { path: p } }",
                "store: { directory: d }\ndestinations: { c: { sink: jsonlines } }",
                "store: { directory: d }\ndestinations: { c: { sink: jsonlines, path: p, url: u } }",
                "store: { directory: d }\ndestinations: { c: { sink: jsonlines, path: p, slots: 65 } }",
                "store: { directory: d }\ndestinations: { c: { sink: jsonlines, path: p, rate: 1/d } }",
                "store: { directory: d }\ndestinations: { c: { sink: jsonlines, path: p, record: person } }",
                "store: { directory: d }\ndestinations: { c: { sink: jsonlines, path: p, when: { Contry: US } } }",
                "store: { directory: d }\ndestinations: { c: { sink: jsonlines, path: p, when: [US] } }",
                "store: { directory: d }\ndestinations: { c: { sink: salesforce, url: u, client-id: i, allow-duplicates: 1 } }",
                "store: { directory: d }\ndestinations: { c: { sink: salesforce, url: u, client-id: i, map: { Phone: [a] } } }",
            })
    void refusesWhatTheReaderRefuses(String yaml) {
        assertThat(PublishedSchema.violations(yaml)).isNotEmpty();
        assertThat(new ConfigurationFile(folder).faults(yaml))
                .filteredOn(fault -> !fault.contains("endpoint.keys: is missing"))
                .isNotEmpty();
    }

    @Test
    void takesReferencesEverywhereAndAKindOfSinkOfTheUsersOwn() {
        assertThat(PublishedSchema.violations("""
                endpoint: { keys: "${A}", mode: "${B}", max-body: "${C}", body-deadline: "${D}" }
                store: { directory: "${E}" }
                retry: { first: "${F}" }
                destinations:
                  own: { sink: of-my-own, anything: [1, { a: b }] }
                  crm:
                    sink: salesforce
                    url: "${URL}"
                    client-id: ${ID}
                    allow-duplicates: ${YES}
                    slots: ${SLOTS}
                    rate: ${RATE}
                    record: ${RECORD}
                    when: { Country: "${COUNTRY}", extensions.partnerId: 42 }
                    map: { Phone: ~, "Rating when ActionCode is INS": Hot, Budget__c: 12.5 }
                """)).isEmpty();
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void takesEveryExample(Path example) throws IOException {
        assertThat(PublishedSchema.violations(Files.readString(example))).isEmpty();
    }

    @Test
    void takesWhatTheProvidersShow() throws IOException {
        List<String> shown = Guide.javadocExamples(REPOSITORY.resolve("lead-sinks/src/main/java"), "SinkProvider.java");

        assertThat(shown)
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(example -> assertThat(PublishedSchema.violations("store: { directory: d }\n" + example))
                        .isEmpty());
    }
}
