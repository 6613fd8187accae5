package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.model.Lead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The one rule, against {@code kill -9}: whatever was answered with 202 is delivered once. Processes on one folder are
 * killed one after the other: every fifth while it starts, the others while eight senders post, so that some leads are
 * before their commit, some before their answer, some before their delivery, some before the note of it. More kills by
 * {@code -Dcrash.kills=100}, other moments by {@code -Dcrash.seed=2}.
 */
final class CrashIT {
    private static final int KILLS = Integer.getInteger("crash.kills", 5);
    private static final long SEED = Long.getLong("crash.seed", 1);
    private static final int MOST_ANSWERS = 120;
    private static final int LONGEST_START_MILLIS = 1_500;
    private static final int LONGEST_EXTRA_NANOS = 3_000_000;

    private final Random random = new Random(SEED);
    private final Senders senders = new Senders();

    @Test
    void everyAcknowledgedLeadIsDeliveredOnceThroughAnyNumberOfKills(@TempDir Path temporary) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("work"));
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % 5 == 0) {
                killWhileItStarts(folder);
            } else {
                killUnderLoad(folder);
            }
        }
        List<Lead> delivered = deliverTheRest(folder);

        Map<String, Long> lines = delivered.stream()
                .collect(Collectors.groupingBy(lead -> lead.id().toString(), Collectors.counting()));
        Map<String, String> acknowledged = senders.acknowledged();
        long lost = acknowledged.values().stream()
                .filter(id -> !lines.containsKey(id))
                .count();
        long doubled = lines.values().stream().filter(count -> count > 1).count();
        System.out.printf(
                "CrashIT: %d kills (seed %d), %d leads acknowledged, %d of them sent again after a kill; %d lost, %d doubled%n",
                KILLS, SEED, acknowledged.size(), senders.sentAgain(), lost, doubled);
        assertThat(lost).as("lost").isZero();
        assertThat(doubled).as("doubled").isZero();
        assertThat(delivered)
                .extracting(lead -> lead.userDetails().email())
                .containsExactlyInAnyOrderElementsOf(acknowledged.keySet());
    }

    private void killWhileItStarts(Path folder) throws Exception {
        try (QuickstartProcess process = QuickstartProcess.launch(folder, Map.of(), "--port", "0")) {
            process.runFor(random.nextInt(LONGEST_START_MILLIS));
        }
    }

    private void killUnderLoad(Path folder) throws Exception {
        try (QuickstartProcess process = QuickstartProcess.serving(folder, "--port", "0")) {
            int extra = random.nextBoolean() ? 0 : random.nextInt(LONGEST_EXTRA_NANOS);
            senders.postUntil(process, random.nextInt(MOST_ANSWERS), () -> {
                LockSupport.parkNanos(extra);
                process.kill();
                return null;
            });
        }
    }

    /** The oldest goes first: once the last lead is delivered, and the process has ended well, nothing is under way. */
    private List<Lead> deliverTheRest(Path folder) throws Exception {
        try (QuickstartProcess process = QuickstartProcess.serving(folder, "--port", "0")) {
            senders.finish(process);
            awaitLeads(process, senders.acknowledged().size());
            process.stop();
            assertThat(folder.resolve("leadbridge-data/leads.jsonl")).content().endsWith("\n");
            return process.leads();
        }
    }

    private static void awaitLeads(QuickstartProcess process, int count) {
        try {
            await().atMost(QuickstartProcess.PATIENCE)
                    .until(() -> process.leads().size() >= count);
        } catch (ConditionTimeoutException e) {
            // Which are lost is counted by the test.
        }
    }
}
