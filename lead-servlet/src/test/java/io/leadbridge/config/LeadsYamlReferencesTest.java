package io.leadbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadsYamlReferencesTest {
    @TempDir
    Path folder;

    private ConfigurationFile file;

    @BeforeEach
    void writeFile() {
        file = new ConfigurationFile(folder)
                .variable("A", "one")
                .variable("B.c-d", "two")
                .variable("RAW", "$1 ${A} \\ ${");
        file.write("f.txt", "\uFEFF\n three \r\n".getBytes(StandardCharsets.UTF_8));
        RecordingSink.MADE.get().clear();
    }

    private static String yaml(String url) {
        return ConfigurationFile.SOUND + "destinations: { c: { sink: recording, secret: s, path: p, url: '" + url
                + "' } }";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${A}                | one
            x${A}y${B.c-d}z     | xoneytwoz
            ${file:f.txt}       | three
            ${file:./f.txt}/${A}| three/one
            $${A}               | ${A}
            $$${A}              | $${A}
            $A $ {A} 100$       | $A $ {A} 100$
            ${RAW}              | $1 ${A} \\ ${
            {Phone ?? "$"}      | {Phone ?? "$"}
            """)
    void putsInWhatAReferenceStandsFor(String written, String read) {
        file.read(yaml(written)).close();
        assertThat(RecordingSink.MADE.get())
                .singleElement()
                .satisfies(sink -> assertThat(sink.read.url()).contains(read));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${NONE}        | needs NONE, which is not set; set it as environment variable or system property
            ${}            | has a '${…}' without a name; write ${NAME}, ${file:path}, or '$${' for '${' itself
            ${A:-b}        | has a '${…}' without a name; write ${NAME}, ${file:path}, or '$${' for '${' itself
            ${A            | has a '${' that is not closed; write '$${' for '${' itself
            ${file:}       | has a ${file:…} without a path; write ${file:path}
            """)
    void reportsAReferenceToNothing(String written, String message) {
        assertThat(file.allFaults(yaml(written))).containsExactly(new Fault("destinations.c.url", 3, 64, message));
    }

    @Test
    void reportsAFileOfNoUse() {
        file.write("large", new byte[Environment.MAX_FILE_BYTES + 1]);
        file.write("binary", new byte[] {(byte) 0xC3});
        assertThat(file.allFaults(yaml("${file:large}${file:binary}${file:none}")))
                .extracting(Fault::message)
                .containsExactly(
                        "needs the file " + folder.resolve("binary")
                                + ", which is not UTF-8 in line 1; save it as UTF-8",
                        "needs the file " + folder.resolve("large") + ", which is larger than 64KiB",
                        "needs the file " + folder.resolve("none")
                                + ", which cannot be read (NoSuchFileException); check name and rights");
    }

    @Test
    void readsOtherFormsOutOfReferencesToo() {
        file.variable("PORT", "26").variable("KEY", ConfigurationFile.KEY).variable("SIZE", "1");
        file.read("""
                endpoint: { keys: ["${KEY}"], max-body: "${SIZE}KiB" }
                store: { directory: "${A}" }
                destinations: { c: { sink: recording, secret: s, path: "${A}", port: "${PORT}", to: ["${A}", "${A}"] } }
                """).close();
        assertThat(RecordingSink.MADE.get()).singleElement().satisfies(sink -> {
            assertThat(sink.read.port()).isEqualTo(26);
            assertThat(sink.read.to()).isEqualTo(List.of("one", "one"));
            assertThat(sink.read.path()).isEqualTo(folder.resolve("one"));
        });
    }
}
