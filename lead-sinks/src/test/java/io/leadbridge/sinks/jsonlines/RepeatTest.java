package io.leadbridge.sinks.jsonlines;

import static io.leadbridge.sinks.jsonlines.Deliveries.first;
import static io.leadbridge.sinks.jsonlines.Deliveries.ids;
import static io.leadbridge.sinks.jsonlines.Deliveries.lead;
import static io.leadbridge.sinks.jsonlines.Deliveries.line;
import static io.leadbridge.sinks.jsonlines.Deliveries.repeat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.DeliveryResult.Delivered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a repeat finds its line, whatever has become of the file meanwhile. */
final class RepeatTest {
    private static final long SEED = 20261122;

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
    void findsEveryLineOfALargeFileAndNoOther() throws Exception {
        Random random = new Random(SEED);
        List<Lead> leads = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            Lead lead = lead();
            leads.add(lead);
            text.append(line(lead).replace("Two", "x".repeat(random.nextInt(800))))
                    .append('\n');
        }
        Files.writeString(file, text);

        for (int i = 0; i < leads.size(); i += 50) {
            assertThat(alreadyThere(leads.get(i))).isTrue();
        }
        assertThat(alreadyThere(leads.get(leads.size() - 1))).isTrue();
        assertThat(file).content(UTF_8).isEqualTo(text.toString());
        assertThat(alreadyThere(lead())).isFalse();
    }

    @Test
    void findsWhatCameSinceTheLastRepeat() throws Exception {
        Lead before = lead();
        sink.deliver(first(before));
        assertThat(alreadyThere(before)).isTrue();
        Lead since = lead();
        Lead fromOutside = lead();
        sink.deliver(first(since));
        Files.writeString(file, line(fromOutside) + "\n", StandardOpenOption.APPEND);

        assertThat(alreadyThere(since)).isTrue();
        assertThat(alreadyThere(fromOutside)).isTrue();
        assertThat(alreadyThere(before)).isTrue();
        assertThat(ids(file)).containsExactly(before.id(), since.id(), fromOutside.id());
    }

    @Test
    void startsANewFileWhenTheOldOneWasRenamed() throws Exception {
        Lead old = lead();
        sink.deliver(first(old));
        assertThat(alreadyThere(old)).isTrue();
        Files.move(file, folder.resolve("leads.jsonl.1"));
        Lead fresh = lead();

        sink.deliver(first(fresh));

        assertThat(alreadyThere(fresh)).isTrue();
        assertThat(ids(folder.resolve("leads.jsonl.1"))).containsExactly(old.id());
        assertThat(ids(file)).containsExactly(fresh.id());
    }

    @Test
    void looksIntoTheCurrentFileOnly() throws Exception {
        Lead old = lead();
        sink.deliver(first(old));
        assertThat(alreadyThere(old)).isTrue();
        Files.move(file, folder.resolve("leads.jsonl.1"));

        assertThat(alreadyThere(old)).isFalse();

        assertThat(ids(file)).containsExactly(old.id());
    }

    @Test
    void noticesThatTheFileWasTruncatedEvenWhenItHasGrownAgain() throws Exception {
        Lead old = lead();
        sink.deliver(first(old));
        assertThat(alreadyThere(old)).isTrue();
        Files.writeString(file, "");
        List<Lead> fresh = List.of(lead(), lead(), lead());
        for (Lead lead : fresh) {
            sink.deliver(first(lead));
        }

        for (Lead lead : fresh) {
            assertThat(alreadyThere(lead)).isTrue();
        }
        assertThat(alreadyThere(old)).isFalse();
        assertThat(ids(file)).hasSize(4);
    }

    @Test
    void noticesThatTheFileWasReplacedByOneOfTheSameSize() throws Exception {
        Lead one = lead();
        Lead two = lead();
        sink.deliver(first(one));
        assertThat(alreadyThere(one)).isTrue();
        Path other = Files.writeString(folder.resolve("other"), line(two) + "\n");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(alreadyThere(two)).isTrue();
        assertThat(alreadyThere(one)).isFalse();
    }

    @Test
    void passesOverLinesThatAreNotItsOwn() throws Exception {
        Lead lead = lead();
        LeadId other = lead().id();
        Files.writeString(
                file,
                "# header\n\n{}\n" + line(lead) + "\r\n{\"id\":\"" + other + "\n\"" + other + "\"}\n{\"id\":\"x\"}\n");

        assertThat(alreadyThere(lead)).isTrue();
        assertThat(alreadyThere(lead(other))).isFalse();
    }

    @Test
    void aLeadThatQuotesTheLineOfAnotherIsNotTakenForIt() throws Exception {
        Lead quoted = lead();
        Lead quoting = Lead.builder(lead().id(), quoted.receivedAt())
                .description("\n" + line(quoted) + "\n")
                .build();
        sink.deliver(first(quoting));

        assertThat(alreadyThere(quoted)).isFalse();
        assertThat(ids(file)).containsExactly(quoting.id(), quoted.id());
    }

    private boolean alreadyThere(Lead lead) throws InterruptedException {
        return ((Delivered) sink.deliver(repeat(lead))).alreadyThere();
    }
}
