package io.leadbridge.sinks.jsonlines;

import static io.leadbridge.sinks.jsonlines.Deliveries.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.LeadId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** That no crash and no full disk loses, doubles or tears a line. */
final class JsonLinesCrashTest {
    private static final long SEED = 20261122;
    private static final int KILLS = 6;
    private static final int THREADS = 4;
    private static final int ENDLESS = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    @Test
    void killedAndPoweredOffAtAnyMomentItLeavesEachAcknowledgedLeadThereOnce() throws Exception {
        Path file = folder.resolve("leads.jsonl");
        Random random = new Random(SEED);
        Set<LeadId> acknowledged = new LinkedHashSet<>();
        Set<LeadId> unfinished = new LinkedHashSet<>();

        for (int kill = 0; kill < KILLS; kill++) {
            try (Child child = Child.appending(file, THREADS, ENDLESS, unfinished)) {
                child.go().listenUntilDelivered(1 + random.nextInt(40));
                awaitGrowth(file);
                child.kill();
                settle(child, acknowledged, unfinished);
            }
            if (kill % 2 == 1) {
                cutPower(file, acknowledged, random);
            }
        }
        assertThat(unfinished).as("leads in the middle of a kill").isNotEmpty();
        try (Child last = Child.appending(file, 0, 0, unfinished)) {
            last.go().listenToTheEnd();
            settle(last, acknowledged, unfinished);
        }

        assertThat(unfinished).isEmpty();
        assertThat(ids(file)).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    @Test
    void processesThatShareAFileTakeTurns() throws Exception {
        Path file = folder.resolve("leads.jsonl");
        Set<LeadId> acknowledged = new LinkedHashSet<>();
        try (Child one = Child.appending(file, 2, 60, List.of());
                Child two = Child.appending(file, 2, 60, List.of())) {
            one.go();
            two.go();
            for (Child child : List.of(one, two)) {
                child.listenToTheEnd();
                acknowledged.addAll(child.delivered());
            }
        }

        assertThat(acknowledged).hasSize(240);
        assertThat(ids(file)).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFullDiskLeavesNoPartOfALine() throws Exception {
        Path file = folder.resolve("leads.jsonl");
        Set<LeadId> acknowledged = new LinkedHashSet<>();
        Set<LeadId> unfinished = new LinkedHashSet<>();

        try (Child child = Child.appendingWithin(32, file, 120)) {
            child.go().listenToTheEnd();
            settle(child, acknowledged, unfinished);

            assertThat(child.refusals())
                    .isNotEmpty()
                    .allMatch(refusal -> refusal.contains("Retry[reason=cannot write"));
        }
        assertThat(acknowledged).isNotEmpty();
        assertThat(ids(file)).containsExactlyElementsOf(acknowledged);

        try (Child child = Child.appending(file, 0, 0, unfinished)) {
            child.go().listenToTheEnd();
            settle(child, acknowledged, unfinished);
        }
        assertThat(acknowledged).hasSize(120);
        assertThat(ids(file)).containsExactlyElementsOf(acknowledged);
        assertThat(Files.readString(file)).doesNotContain("\n\n");
    }

    /** Between a write and its acknowledgement is where a kill hurts. */
    private static void awaitGrowth(Path file) throws IOException {
        long size = Files.size(file);
        for (int look = 0; look < 500_000 && Files.size(file) == size; look++) {
            Thread.onSpinWait();
        }
    }

    /** A kill seldom tears a line, a power cut does: some of what comes behind the last acknowledged line is lost. */
    private static void cutPower(Path file, Set<LeadId> acknowledged, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int kept = 0;
        for (int start = 0, end = 0; end < bytes.length; end++) {
            if (bytes[end] == '\n') {
                LeadId id = LeadLine.id(Arrays.copyOfRange(bytes, start, start + LeadLine.HEAD))
                        .orElseThrow();
                start = end + 1;
                kept = acknowledged.contains(id) ? start : kept;
            }
        }
        Files.write(file, Arrays.copyOf(bytes, kept + random.nextInt(bytes.length - kept + 1)));
    }

    private static void settle(Child child, Set<LeadId> acknowledged, Set<LeadId> unfinished) {
        unfinished.addAll(child.unfinished());
        unfinished.removeAll(child.delivered());
        acknowledged.addAll(child.delivered());
    }
}
