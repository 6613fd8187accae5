package io.leadbridge.sinks.jsonlines;

import static io.leadbridge.sinks.jsonlines.Deliveries.first;
import static io.leadbridge.sinks.jsonlines.Deliveries.ids;
import static io.leadbridge.sinks.jsonlines.Deliveries.lead;
import static io.leadbridge.sinks.jsonlines.Deliveries.line;
import static io.leadbridge.sinks.jsonlines.Deliveries.repeat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.Lead;
import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a crash in the middle of a write leaves behind, and what only looks like it. */
final class UnfinishedLineTest {
    @TempDir
    private Path folder;

    private Path file;
    private JsonLinesSink sink;

    @BeforeEach
    void open() {
        file = folder.resolve("leads.jsonl");
        sink = JsonLinesSink.to(file);
    }

    @Test
    void aLineCutAtAnyByteIsWrittenAnewByItsRepeat() throws Exception {
        Lead whole = lead();
        Lead torn = lead();
        byte[] line = line(torn).getBytes(UTF_8);
        for (int cut = 0; cut <= line.length; cut++) {
            Files.writeString(file, line(whole) + "\n");
            append(Arrays.copyOf(line, cut));

            assertThat(sink.deliver(repeat(torn)))
                    .isEqualTo(new Delivered(torn.id().toString(), null, true, false));

            assertThat(ids(file)).as("cut after %d bytes", cut).containsExactly(whole.id(), torn.id());
        }
    }

    @Test
    void anUnfinishedLineDoesNotSpoilTheNextLead() throws Exception {
        Lead next = lead();
        append(line(lead()).substring(0, 100).getBytes(UTF_8));

        sink.deliver(first(next));

        assertThat(ids(file)).containsExactly(next.id());
    }

    @Test
    void aLongUnfinishedLineIsCutOffWhole() throws Exception {
        Lead whole = lead();
        Lead next = lead();
        Files.writeString(file, line(whole) + "\n" + line(lead()).replace("Two", "Two ".repeat(100_000)));

        sink.deliver(first(next));

        assertThat(ids(file)).containsExactly(whole.id(), next.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes of my own",
                "{\"name\":\"x\"",
                "{\"id\":7",
                "{\"id\":\"customer 4711\",\"name\":\"",
                "{\"id\":\"0199c0de-0000-7000-8000-00000000000z",
                "[",
                " {\"id\":\"",
                "\0\0\0"
            })
    void aLastLineThatIsNotOursBlocksAndStays(String foreign) throws Exception {
        String text = line(lead()) + "\n" + foreign;
        Files.writeString(file, text);

        assertThat(sink.deliver(first()))
                .isInstanceOfSatisfying(
                        Blocked.class,
                        blocked -> assertThat(blocked.reason())
                                .contains("leads.jsonl", "not written by Leadbridge", "a file of its own"));

        assertThat(file).content(UTF_8).isEqualTo(text);
    }

    @Test
    void goesOnOnceSomebodyHasEndedTheForeignLine() throws Exception {
        Files.writeString(file, "notes of my own");
        assertThat(sink.deliver(first())).isInstanceOf(Blocked.class);

        append(new byte[] {'\n'});
        Lead lead = lead();
        assertThat(sink.deliver(first(lead))).isInstanceOf(Delivered.class);

        assertThat(file).content(UTF_8).isEqualTo("notes of my own\n" + line(lead) + "\n");
    }

    @Test
    void aLastLineTooLongToBeOursBlocks() throws Exception {
        Files.writeString(file, line(lead()));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(LeadFile.LONGEST_LINE + 1L);
        }

        assertThat(sink.deliver(first())).isInstanceOf(Blocked.class);

        assertThat(file).hasSize(LeadFile.LONGEST_LINE + 1L);
    }

    @Test
    void aLineThatAnEditorEndedTooEarlyDoesNotCountAsThere() throws Exception {
        Lead torn = lead();
        append((line(torn).substring(0, 100) + "\n").getBytes(UTF_8));

        assertThat(sink.deliver(repeat(torn))).isEqualTo(new Delivered(torn.id().toString(), null, true, false));

        assertThat(file).content(UTF_8).isEqualTo(line(torn).substring(0, 100) + "\n" + line(torn) + "\n");
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
