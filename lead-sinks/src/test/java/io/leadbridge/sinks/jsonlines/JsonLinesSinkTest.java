package io.leadbridge.sinks.jsonlines;

import static io.leadbridge.sinks.jsonlines.Deliveries.first;
import static io.leadbridge.sinks.jsonlines.Deliveries.ids;
import static io.leadbridge.sinks.jsonlines.Deliveries.lead;
import static io.leadbridge.sinks.jsonlines.Deliveries.leads;
import static io.leadbridge.sinks.jsonlines.Deliveries.line;
import static io.leadbridge.sinks.jsonlines.Deliveries.repeat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.leadbridge.model.Lead;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Retry;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.testkit.LeadSinkContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class JsonLinesSinkTest extends LeadSinkContract {
    @TempDir
    private Path folder;

    @Override
    protected LeadSink open() {
        return JsonLinesSink.to(file());
    }

    @Override
    protected Repeats repeats() {
        return Repeats.MAKE_NO_SECOND_RECORD;
    }

    @Override
    protected List<String> records() {
        return Files.exists(file())
                ? leads(file()).stream().map(lead -> lead.id().toString()).toList()
                : List.of();
    }

    @Override
    protected String nameOf(Delivery delivery) {
        return delivery.lead().id().toString();
    }

    @Override
    protected String description(Delivery delivery) {
        return leads(file()).stream()
                .filter(lead -> lead.id().equals(delivery.lead().id()))
                .findFirst()
                .orElseThrow()
                .description();
    }

    @Override
    protected void breakDestination() throws IOException {
        Files.delete(file().getParent());
    }

    private Path file() {
        return folder.resolve("deep/down/leads.jsonl");
    }

    @Test
    void aPreviewIsTheLineThatIsWritten() throws Exception {
        Delivery delivery = first(lead());
        try (LeadSink sink = open()) {
            String shown = sink.preview(delivery).request();
            sink.deliver(delivery);

            assertThat(file()).hasContent(shown);
        }
    }

    @Test
    void writesALeadAsOneLineOfItsJson() throws Exception {
        Lead one = lead();
        Lead two = lead();

        open().deliver(first(one));
        open().deliver(first(two));

        assertThat(file()).content(UTF_8).isEqualTo(line(one) + "\n" + line(two) + "\n");
    }

    @Test
    void namesTheRecordByTheLead() throws Exception {
        Lead lead = lead();
        LeadSink sink = open();

        assertThat(sink.deliver(first(lead))).isEqualTo(new Delivered(lead.id().toString(), null, true, false));
        assertThat(sink.deliver(repeat(lead))).isEqualTo(new Delivered(lead.id().toString(), null, true, true));
    }

    @Test
    void deliversALeadThatHoldsNothing() throws Exception {
        Lead nothing = Lead.builder(lead().id(), lead().receivedAt()).build();

        open().deliver(first(nothing));

        assertThat(leads(file())).containsExactly(nothing);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNewFileIsForItsOwnerAlone() throws Exception {
        open().deliver(first());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anExistingFileKeepsItsRights() throws Exception {
        LeadSink sink = open();
        Files.createFile(file());
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));

        sink.deliver(first());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-r-----");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsALink() throws Exception {
        Path elsewhere = folder.resolve("elsewhere.jsonl");
        LeadSink sink = open();
        Files.createSymbolicLink(file(), elsewhere);
        Lead lead = lead();

        sink.deliver(first(lead));

        assertThat(ids(elsewhere)).containsExactly(lead.id());
        assertThat(file()).isSymbolicLink();
    }

    @Test
    void isBlockedWhileItsFolderIsGoneAndDoesNotMakeItAnew() throws Exception {
        LeadSink sink = open();
        breakDestination();

        assertThat(sink.deliver(first()))
                .isInstanceOfSatisfying(
                        Blocked.class,
                        blocked ->
                                assertThat(blocked.reason()).contains(file().toString(), "mount or create it again"));
        assertThat(file().getParent()).doesNotExist();

        Files.createDirectory(file().getParent());
        assertThat(sink.deliver(first())).isInstanceOf(Delivered.class);
    }

    @Test
    void isBlockedWithoutTheRightToWrite() throws Exception {
        LeadSink sink = open();
        sink.deliver(first());
        file().toFile().setWritable(false);
        assumeFalse(Files.isWritable(file()), "the administrator may write everything");

        assertThat(sink.deliver(first())).isInstanceOf(Blocked.class);

        file().toFile().setWritable(true);
        assertThat(sink.deliver(first())).isInstanceOf(Delivered.class);
    }

    @Test
    void triesAgainWhenTheSystemRefusesAndSaysWhy() throws Exception {
        LeadSink sink = open();
        Files.createDirectory(file());

        assertThat(sink.deliver(first()))
                .isInstanceOfSatisfying(
                        Retry.class,
                        retry -> assertThat(retry.reason())
                                .startsWith("cannot write to " + file() + ": ")
                                .doesNotEndWith("null"));
    }

    @Test
    void refusesWhatIsNoFileWhenItIsBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonLinesSink.to(folder))
                .withMessageContaining(folder.toString())
                .withMessageContaining("name the file");
        assertThatIllegalArgumentException().isThrownBy(() -> JsonLinesSink.to(Path.of("/")));
    }

    @Test
    void refusesAFolderThatCannotBeMadeWhenItIsBuilt() throws IOException {
        Files.writeString(folder.resolve("file"), "in the way");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonLinesSink.to(folder.resolve("file/leads.jsonl")))
                .withMessageContaining("cannot create the folder");
    }

    @Test
    void showsItsFile() {
        assertThat(open()).hasToString("JsonLinesSink[" + file() + "]");
    }
}
