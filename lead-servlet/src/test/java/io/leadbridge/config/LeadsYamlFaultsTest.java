package io.leadbridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadsYamlFaultsTest {
    @TempDir
    Path folder;

    private ConfigurationFile file;

    @BeforeEach
    void writeFile() {
        file = new ConfigurationFile(folder).variable("LEADS_KEYS", ConfigurationFile.KEY);
    }

    @Test
    void reportsTenPlantedFaultsAndNoOther() {
        InvalidConfigurationException refused = file.refused("""
                endpoint:
                  keys: [too-short, "${LEADS_KEYS}"]
                  mode: lenint
                  body_deadline: 10s
                store:
                  jndi: jdbc/leads
                retry: { first: 10h, longest: 6h }
                leads:
                  test: record
                  keep: 400
                  test: deliver
                destinations:
                  crm:
                    sink: recordng
                    url: https://crm.contoso.com
                  sales:
                    sink: recording
                    url: https://${HOST}/leads
                    path: leads.jsonl
                """);
        assertThat(refused).hasMessage("""
                %s has 10 faults:
                  line 2, column 10: endpoint.keys[0]: holds something that is no key; a key is 16 to 512 of A-Z a-z 0-9 - _
                  line 3, column 9: endpoint.mode: must be lenient or strict
                  line 4, column 3: endpoint.body_deadline: is not a setting; did you mean body-deadline?
                  line 6, column 9: store.jndi: must be a name such as java:comp/env/jdbc/leads
                  line 7, column 31: retry.longest: makes first (10h) exceed longest (6h); raise longest or lower first
                  line 10, column 9: leads.keep: must be a time span such as 500ms, 30s, 10m, 6h or 400d, from 0ms to 36500d
                  line 11, column 3: leads.test: is given twice; remove this one or the one in line 9
                  line 14, column 11: destinations.crm.sink: names no kind of sink; did you mean recording?
                  line 16, column 3: destinations.sales.secret: is missing; add it
                  line 18, column 10: destinations.sales.url: needs HOST, which is not set; set it as environment variable or system property""".formatted(file.file));
        assertThat(refused.faults()).hasSize(10);
    }

    @Test
    void asksForWhatAnEmptyFileLacks() {
        assertThat(file.faults("# nothing yet\n"))
                .containsExactly(
                        "line 1, column 1: endpoint.keys: is missing; add it",
                        "line 1, column 1: store: does not say where leads are kept; add one of directory, url and jndi");
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertThat(catchThrowable(() -> LeadsYaml.read(folder.resolve("none.yaml"))))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(folder.resolve("none.yaml") + " has 1 fault:\n  line 1, column 1: the file cannot be read"
                        + " (NoSuchFileException); check name and rights");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            endpoint: lenient              => 1, column 11: endpoint: must be a section with settings of its own
            endpoint: [a]                  => 1, column 11: endpoint: must be a section with settings of its own
            endpoint: { keys: }            => 1, column 18: endpoint.keys: has no value; give it one or remove it
            endpoint: { keys: [] }         => 1, column 19: endpoint.keys: holds no key; a key is 16 to 512 of A-Z a-z 0-9 - _
            endpoint: { keys: ", ," }      => 1, column 19: endpoint.keys: holds no key; a key is 16 to 512 of A-Z a-z 0-9 - _
            endpoint: { keys: { a: b } }   => 1, column 19: endpoint.keys: must be a single value, not a section
            endpoint: { keys: [[a]] }      => 1, column 20: endpoint.keys[0]: must be a single value, not a list
            endpoint: { key: a }           => 1, column 13: endpoint.key: is not a setting; did you mean keys?
            endpoint: { colour: a }        => 1, column 13: endpoint.colour: is not a setting; known: keys, max-body, body-deadline, mode, schema
            endpoint: { mode: [strict] }   => 1, column 19: endpoint.mode: must be a single value, not a list
            endpoint: { mode: Strict }     => 1, column 19: endpoint.mode: must be lenient or strict
            endpoint: { max-body: 17MiB }  => 1, column 23: endpoint.max-body: must be a size such as 512B, 256KiB or 1MiB, from 1B to 16MiB
            endpoint: { max-body: 0 }      => 1, column 23: endpoint.max-body: must be a size such as 512B, 256KiB or 1MiB, from 1B to 16MiB
            endpoint: { body-deadline: 6m }=> 1, column 28: endpoint.body-deadline: must be a time span such as 500ms, 30s, 10m, 6h or 400d, from 1ms to 5m
            endpoint: { schema: no.json }  => 1, column 21: endpoint.schema: names a schema that cannot be read (NoSuchFileException); check name and rights
            endpoint: { schema: "classpath:no.json" }      => 1, column 21: endpoint.schema: names a schema that is not on the class path
            endpoint: { schema: list.json }                => 1, column 21: endpoint.schema: is not a usable JSON Schema: it must be a JSON object
            offers: { crm: { keys: aaaaaaaaaaaaaaaa } }    => 1, column 11: offers.crm.id: is missing; add it
            offers: { crm: { id: a b } }                   => 1, column 22: offers.crm.id: must be an offer id such as publisher.offer: no blanks, no '|', at most 200 characters
            offers: { .crm: { id: a } }                    => 1, column 11: offers..crm: must have a name of 1 to 200 of A-Z a-z 0-9 - _ ~ . that begins with no dot
            offers: { crm: { id: a, kees: b } }            => 1, column 25: offers.crm.kees: is not a setting; did you mean keys?
            store: { directory: "" }                       => 1, column 21: store.directory: must be the path of a file or folder
            store: { directory: "a\\0b" }                  => 1, column 21: store.directory: must be the path of a file or folder
            retry: { first: 0s }           => 1, column 17: retry.first: must be a time span such as 500ms, 30s, 10m, 6h or 400d, from 1ms to 36500d
            retry: { first: 7h }           => 1, column 17: retry.first: makes first (7h) exceed longest (6h); raise longest or lower first
            retry: { longest: 1 h }        => 1, column 19: retry.longest: must be a time span such as 500ms, 30s, 10m, 6h or 400d, from 1ms to 36500d
            retry: { longest: 40000d }     => 1, column 19: retry.longest: must be a time span such as 500ms, 30s, 10m, 6h or 400d, from 1ms to 36500d
            leads: { test: keep }          => 1, column 16: leads.test: must be record or deliver
            destination: {}                => 1, column 1: destination: is not a setting; did you mean destinations?
            destinations: { crm: recording }                  => 1, column 22: destinations.crm: must be a section with settings of its own
            destinations: { crm: { url: a } }                 => 1, column 17: destinations.crm.sink: is missing; add it
            destinations: { my crm: { sink: recording, secret: s, path: p } } => 1, column 17: destinations.my crm: must have a name of 1 to 64 of A-Z a-z 0-9 - _
            destinations: { crm: { sink: [recording] } }      => 1, column 30: destinations.crm.sink: must be a single value, not a list
            destinations: { crm: { sink: printer } }             => 1, column 30: destinations.crm.sink: names no kind of sink; known: breaking, creating, dynamics365, email, jsonlines, recording, salesforce, web-to-lead, webhook
            leads: { ? [a] : b }           => 1, column 12: leads: a name that is no text; quote what has braces
            leads: { {{x}}: b }            => 1, column 10: leads: a name that is no text; quote what has braces
            leads: { <<: { test: record } }=> 1, column 10: leads: '<<' is not read; write the settings out
            leads: { test: !!binary record} => 1, column 16: leads.test: has a tag, which is not read; quote a value beginning with !
            leads: { test: !mine record }  => 1, column 16: leads.test: has a tag, which is not read; quote a value beginning with !
            leads: { "a\\nb": c }          => 1, column 10: leads.…: is not a setting; known: duplicates-within, do-not-contact, test, keep
            """)
    void saysWhatIsWrongAndWhere(String yaml, String fault) {
        file.write("list.json", "[]".getBytes(StandardCharsets.UTF_8));
        assertThat(file.faults(yaml))
                .filteredOn(found -> !found.endsWith("endpoint.keys: is missing; add it"))
                .filteredOn(found ->
                        !found.endsWith("store: does not say where leads are kept; add one of directory, url and jndi"))
                .containsExactly("line " + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            port: 012        => 54: destinations.c.port: must be a whole number from 1 to 65535
            port: 65536      => 54: destinations.c.port: must be a whole number from 1 to 65535
            tls: yes         => 53: destinations.c.tls: must be true or false
            secret: " "      => 56: destinations.c.secret: must not be empty
            to: nobody       => 52: destinations.c.to: names nobody; name somebody
            Timeout: 5s      => 48: destinations.c.Timeout: is not a setting; did you mean timeout?
            when: [US]       => 54: destinations.c.when: must be a section with settings of its own
            when: {Contry: US} => 63: destinations.c.when.Contry: a lead has no field 'Contry'; did you mean Country?
            when: {Country: Nowhere} => 64: destinations.c.when.Country: 'Nowhere' is no country; write its ISO code
            slots: 0         => 55: destinations.c.slots: must be a whole number from 1 to 64
            slots: 65        => 55: destinations.c.slots: must be a whole number from 1 to 64
            time-limit: 60   => 60: destinations.c.time-limit: must be a time span such as 500ms, 30s, 10m, 6h or 400d, from 1s to 1h
            time-limit: 2h   => 60: destinations.c.time-limit: must be a time span such as 500ms, 30s, 10m, 6h or 400d, from 1s to 1h
            rate: 100        => 54: destinations.c.rate: must be a rate such as 10/s, 100/m or 1000/h, from 1/h to 1000/s
            rate: 0/m        => 54: destinations.c.rate: must be a rate such as 10/s, 100/m or 1000/h, from 1/h to 1000/s
            rate: 1001/s     => 54: destinations.c.rate: must be a rate such as 10/s, 100/m or 1000/h, from 1/h to 1000/s
            rate: 60001/m    => 54: destinations.c.rate: must be a rate such as 10/s, 100/m or 1000/h, from 1/h to 1000/s
            rate: 1/d        => 54: destinations.c.rate: must be a rate such as 10/s, 100/m or 1000/h, from 1/h to 1000/s
            record: person   => 56: destinations.c.record: must be lead or person-offer
            map: {}          => 48: destinations.c.map: is not a setting; known: sink, when, slots, time-limit, rate, record, to, url, secret, path, tls, port, timeout
            """)
    void saysWhatIsWrongWithASettingOfASink(String setting, String fault) {
        String others = setting.startsWith("secret") ? "" : ", secret: s";
        assertThat(file.faults(ConfigurationFile.SOUND + "destinations: { c: { sink: recording, path: p, " + setting
                        + others + " } }"))
                .containsExactly("line 3, column " + fault);
    }

    @Test
    void refusesOneRecordPerPersonWhereTheSinkOnlyCreates() {
        String creating = ConfigurationFile.SOUND + "destinations: { c: { sink: creating, record: person-offer";

        assertThat(file.faults(creating + " } }"))
                .containsExactly(
                        "line 3, column 46: destinations.c.record: needs a sink that can change its records, and"
                                + " this one only creates them; write lead, or take another sink");
        assertThat(file.faults(creating + ", colour: red } }"))
                .as("what a faulty sink can do is not known")
                .containsExactly("line 3, column 60: destinations.c.colour: is not a setting; known: sink, when, slots,"
                        + " time-limit, rate, record");
        assertThat(file.faults(creating.replace("person-offer", "lead") + " } }"))
                .isEmpty();
    }

    @Test
    void refusesAnAliasInsideItsOwnAnchor() {
        assertThat(file.faults("leads: &all { test: *all }"))
                .contains(
                        "line 1, column 15: leads.test: an alias of what it is itself a part of; write the values out");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            endpoint:;  keys: *a           => 2, column 9: an alias of nothing; quote a value beginning with *
            endpoint:;\tkeys: a            => 2, column 1: a tab; indent with blanks
            endpoint:;  keys a;  mode: b   => 3, column 7: a ':' too many, or a wrong indentation
            endpoint:;  keys: a;  mode;    => 4, column 1: no ':' after the name of a setting; write name: value
            endpoint: keys: a              => 1, column 15: a ':' too many, or a wrong indentation
            endpoint:;    keys: a;  mode: b=> 3, column 3: indented differently from the lines above
            endpoint:;  keys: @a           => 2, column 9: a value beginning with a character that needs quotes
            endpoint:;  keys: %a           => 2, column 9: a value beginning with a character that needs quotes
            endpoint:;  keys: "\\d"        => 2, column 11: a backslash that means nothing in double quotes; use single quotes
            endpoint:;  keys: "a           => 2, column 11: a quote that is never closed
            endpoint:;  keys: [a           => 2, column 11: a list or section in brackets that is not closed or lacks a ','
            endpoint: {};---;endpoint: {}  => 2, column 1: a second document ('---'); only one is read
            endpoint: !!java.net.URL [a]   => 1, column 11: a tag, which is not read; quote a value beginning with !
            endpoint: !no!way a            => 1, column 11: a tag, which is not read; quote a value beginning with !
            """)
    void saysInWordsWhyAFileIsNoYaml(String yaml, String fault) {
        assertThat(file.faults(yaml.replace(';', '\n'))).containsExactly("line " + fault);
    }

    @Test
    void refusesWhatIsTooDeepTooLargeOrTooOftenRepeated() {
        assertThat(file.faults("a: " + "[".repeat(30)))
                .containsExactly("line 1, column 34: nested deeper than 20 levels");
        assertThat(file.faults("#".repeat(Document.MAX_BYTES + 1)))
                .containsExactly("line 1, column 1: the file is larger than 1MiB");
        assertThat(file.faults("a: &a []\nb: [" + "*a,".repeat(60) + "]"))
                .singleElement()
                .asString()
                .contains("too many aliases");
    }

    @Test
    void refusesWhatIsNotText() {
        assertThat(file.refused("a: b\nc: d\u00e9".getBytes(StandardCharsets.ISO_8859_1))
                        .faults())
                .extracting(Fault::toString)
                .containsExactly("line 1, column 1: the file is not UTF-8 in line 2; save it as UTF-8");
        assertThat(file.faults("a: b\nc: d\u0001")).containsExactly("line 2, column 5: a control character; remove it");
    }

    @Test
    void passesOverAProviderThatCannotBeLoadedUntilItsKindIsNeeded() throws Exception {
        Path services = Files.createDirectories(folder.resolve("jar/META-INF/services"));
        Files.writeString(
                services.resolve("io.leadbridge.sink.SinkProvider"),
                "com.example.Gone\nio.leadbridge.config.RecordingSinkProvider\n");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var loader =
                new URLClassLoader(new URL[] {folder.resolve("jar").toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            file.read(ConfigurationFile.SOUND + "destinations: { c: { sink: recording, secret: s, path: p } }")
                    .close();
            assertThat(file.faults(ConfigurationFile.SOUND + "destinations: { c: { sink: gone } }"))
                    .singleElement()
                    .asString()
                    .contains("could not be loaded", "com.example.Gone");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
