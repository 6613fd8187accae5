package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.testkit.dynamics.DataverseAnswers;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import io.leadbridge.testkit.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The one rule, against {@code kill -9} and a CRM that answers 503 and 429, resets connections, and drops answers after
 * it has kept the lead: whatever was answered with 202 is one row in the end. More kills by {@code -Dcrash.kills=100},
 * other moments by {@code -Dcrash.seed=2}.
 */
final class CrmCrashIT {
    private static final int KILLS = Integer.getInteger("crash.kills", 5);
    private static final long SEED = Long.getLong("crash.seed", 1);
    private static final String KEY = "a-key-of-the-crash-test";
    private static final int MOST_ANSWERS = 60;
    private static final int FAULTS_AT_ONCE = 40;
    /** A process that is gone is noticed after half a minute, and a CRM that fails is left alone for a while. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String OFTEN = "retry: { first: 100ms, longest: 2s }\n";

    @TempDir
    Path temporary;

    private final Random random = new Random(SEED);
    private final Senders senders = new Senders(url -> url.replaceFirst("sig=.*", "sig=" + KEY));
    private final FakeDataverse dataverse = FakeDataverse.start();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "LEADS_KEYS", KEY,
            "DYNAMICS_URL", dataverse.url().toString(),
            "DYNAMICS_AUTHORITY", dataverse.authority().toString(),
            "TENANT_ID", dataverse.tenantId(),
            "CLIENT_ID", dataverse.clientId(),
            "CLIENT_SECRET", dataverse.clientSecret()));

    @AfterEach
    void close() {
        dataverse.close();
    }

    @Test
    void everyAcknowledgedLeadIsOneRowThroughAnyNumberOfKills() throws Exception {
        Path folder = folder(Files.readString(Path.of("nodes.yaml"))
                .replaceFirst("(?s)store:.*destinations:", "store: { directory: data }\ndestinations:"));
        for (int kill = 0; kill < KILLS; kill++) {
            misbehave();
            try (QuickstartProcess process = launch(folder).ready()) {
                killUnderLoad(process);
            }
        }
        dataverse.clear();
        try (QuickstartProcess process = launch(folder).ready()) {
            senders.finish(process);
            awaitRows();
        }
        assertOneRowEach("one node");
    }

    @Test
    void everyAcknowledgedLeadIsOneRowThoughOneOfTwoNodesIsKilledForGood() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            environment.put("LEADS_DB", server.url());
            environment.put("LEADS_DB_USER", server.user());
            environment.put("LEADS_DB_PASSWORD", server.password());
            Path folder = folder(Files.readString(Path.of("nodes.yaml")));
            List<QuickstartProcess> nodes = new ArrayList<>(List.of(launch(folder), launch(folder)));
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    misbehave();
                    int victim = kill % 2;
                    killUnderLoad(nodes.get(victim).ready());
                    if (kill < KILLS - 1) {
                        nodes.set(victim, launch(folder));
                    }
                }
                dataverse.clear();
                senders.finish(nodes.get(KILLS % 2).ready());
                awaitRows();
            } finally {
                for (QuickstartProcess node : nodes) {
                    node.close();
                }
            }
        }
        assertOneRowEach("two nodes");
    }

    private Path folder(String settings) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("work"));
        Files.writeString(folder.resolve("nodes.yaml"), settings + OFTEN);
        return folder;
    }

    private QuickstartProcess launch(Path folder) throws Exception {
        return QuickstartProcess.launch(folder, environment, "--port", "0", "--config", "nodes.yaml");
    }

    private void killUnderLoad(QuickstartProcess process) throws Exception {
        senders.postUntil(process, random.nextInt(MOST_ANSWERS), () -> {
            process.kill();
            return null;
        });
    }

    /** What the next calls meet; some are let through. */
    private void misbehave() {
        for (int i = 0; i < FAULTS_AT_ONCE; i++) {
            switch (random.nextInt(6)) {
                case 0 -> dataverse.next().acceptThenDrop();
                case 1 -> dataverse.next().answer(503);
                case 2 -> dataverse.next().answer(DataverseAnswers.tooManyRequests(Duration.ofSeconds(1)));
                case 3 -> dataverse.next().reset();
                default -> dataverse.next().latency(Duration.ofMillis(random.nextInt(5)));
            }
        }
    }

    private void awaitRows() {
        try {
            await().atMost(PATIENCE)
                    .until(() ->
                            rows().keySet().containsAll(senders.acknowledged().keySet()));
        } catch (ConditionTimeoutException e) {
            // Which are lost is counted by the test.
        }
    }

    private Map<String, Long> rows() {
        return dataverse.rows().values().stream()
                .map(row -> String.valueOf(row.get("emailaddress1")))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private void assertOneRowEach(String where) {
        Map<String, Long> rows = rows();
        long lost = senders.acknowledged().keySet().stream()
                .filter(email -> !rows.containsKey(email))
                .count();
        long doubled = rows.values().stream().filter(count -> count > 1).count();
        System.out.printf(
                "CrmCrashIT, %s: %d kills (seed %d), %d leads acknowledged, %d of them sent again; %d lost, %d doubled%n",
                where, KILLS, SEED, senders.acknowledged().size(), senders.sentAgain(), lost, doubled);
        assertThat(lost).as("lost").isZero();
        assertThat(doubled).as("doubled").isZero();
    }
}
