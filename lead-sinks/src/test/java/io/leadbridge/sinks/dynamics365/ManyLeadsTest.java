package io.leadbridge.sinks.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.sinks.Crowd;
import io.leadbridge.sinks.Mischief;
import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.dynamics.DataverseAnswers;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.Faults;
import io.leadbridge.testkit.http.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many leads, of which one call in three goes wrong; 10,000 of them by {@code -Dleads=10000}. */
class ManyLeadsTest {
    private static final List<Consumer<Faults>> FAULTS = List.of(
            faults -> faults.answer(503),
            faults -> faults.htmlError(502),
            faults -> faults.answer(DataverseAnswers.tooManyRequests(Duration.ofSeconds(2))),
            faults -> faults.answer(DataverseAnswers.deadlock()),
            faults -> faults.answer(DataverseAnswers.serverBusy()),
            faults -> faults.answer(Answer.of(401)),
            Faults::reset,
            Faults::acceptThenDrop,
            Faults::cutBody,
            faults -> faults.latency(Duration.ofMillis(5)));

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final FakeDataverse dataverse = FakeDataverse.start();
    private final ManualClock clock = ManualClock.at("2026-11-22T10:00:00Z");

    @AfterEach
    void close() {
        dataverse.close();
    }

    @Test
    void allAreDeliveredOnceOrParkedForTheirOwnReason() {
        Mischief mischief = new Mischief(
                dataverse, ManyLeadsTest::isWrite, FAULTS, DataverseAnswers.pluginRefused("Not this one."));
        long start = System.nanoTime();
        try (Crowd crowd = new Crowd(folder, clock, sink(), crm -> {})) {
            crowd.awaitEnd(SECOND, SECOND);

            crowd.assertParked("0x80040265");
            assertThat(dataverse.rows().keySet().stream().map(Object::toString))
                    .containsExactlyInAnyOrderElementsOf(crowd.wanted());
        }
        System.out.printf(
                "ManyLeadsTest: %,d leads to Dynamics 365, %,d writes, %.1f %% of them met a fault, %d s%n",
                Crowd.LEADS, mischief.calls(), mischief.percent(), (System.nanoTime() - start) / 1_000_000_000);
        assertThat(mischief.percent()).isBetween(20.0, 40.0);
    }

    private static boolean isWrite(Request request) {
        return request.method().equals("PATCH");
    }

    private Dynamics365Sink sink() {
        return Dynamics365Sink.builder(dataverse.url())
                .authority(dataverse.authority())
                .clientCredentials(dataverse.tenantId(), dataverse.clientId(), dataverse.clientSecret())
                .build();
    }
}
