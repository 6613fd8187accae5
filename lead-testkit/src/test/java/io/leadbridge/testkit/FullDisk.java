package io.leadbridge.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.LeadNotStoredException;
import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.store.LeadStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link FullDiskTest} has done in a process of its own, on a file system of a few MiB: takes leads in until the disk
 * is full, makes room, and goes on. Ends with status 0 when all is as it should be.
 */
final class FullDisk {
    private static final int BALLAST_BYTES = 1 << 20;
    private static final String LONG_TEXT = "x".repeat(4_000);

    private final Path folder;
    private final Path ballast;
    private final ScriptedSink crm = ScriptedSink.delivering();
    private final List<LeadId> stored = new ArrayList<>();

    private FullDisk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
    }

    /** The first word is where the file system is. */
    public static void main(String[] words) throws Exception {
        FullDisk disk = new FullDisk(Path.of(words[0]));
        disk.fillAndMakeRoom();
        disk.inspect();
    }

    private void fillAndMakeRoom() throws IOException {
        Files.write(ballast, new byte[BALLAST_BYTES]);
        try (LeadPipeline pipeline = start()) {
            fill(pipeline);
            assertThat(pipeline.find(stored.get(0))).isPresent();
            Files.delete(ballast);
            Soon.until(() -> accepts(pipeline));
            for (int i = 0; i < 20; i++) {
                assertThat(accepts(pipeline)).isTrue();
            }
            Soon.until(() -> pipeline.destinations().get(0).waiting() == 0);
        }
    }

    private LeadPipeline start() {
        return LeadPipeline.builder()
                .store(LeadStore.inDirectory(folder.resolve("store")))
                .deliverTo("crm", crm)
                .start();
    }

    /** One that does not fit beside an outcome may fit alone: full is when none fits any more. */
    private void fill(LeadPipeline pipeline) {
        int refused = 0;
        while (refused < 10) {
            long start = System.nanoTime();
            refused = accepts(pipeline) ? 0 : refused + 1;
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LeadPipeline.ACCEPT_WITHIN);
            assertThat(stored).as("leads on a small disk").hasSizeLessThan(100_000);
        }
        assertThat(stored).hasSizeGreaterThan(100);
    }

    private boolean accepts(LeadPipeline pipeline) {
        String body = "{\"Description\":\"" + LONG_TEXT + "\",\"UserDetails\":{\"Email\":\"lead-" + stored.size()
                + "@contoso.com\"}}";
        try {
            Receipt receipt = pipeline.accept(body.getBytes(UTF_8));
            stored.add(receipt.id());
            return true;
        } catch (LeadNotStoredException full) {
            return false;
        }
    }

    private void inspect() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store/leads.db"));
                Statement statement = connection.createStatement()) {
            assertThat(list(statement, "PRAGMA integrity_check")).containsExactly("ok");
            assertThat(list(statement, "select id from lead")).hasSameElementsAs(texts());
            assertThat(list(statement, "select distinct state from delivery")).containsExactly("delivered");
        }
        assertThat(crm.leads()).extracting(Lead::id).containsExactlyInAnyOrderElementsOf(stored);
    }

    private List<String> texts() {
        return stored.stream().map(LeadId::toString).toList();
    }

    private static List<String> list(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
