package io.leadbridge.sinks.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.sinks.Crowd;
import io.leadbridge.sinks.Mischief;
import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.Faults;
import io.leadbridge.testkit.salesforce.FakeSalesforce;
import io.leadbridge.testkit.salesforce.SalesforceAnswers;
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
            faults -> faults.answer(SalesforceAnswers.lockedRow(400)),
            faults -> faults.answer(SalesforceAnswers.tooManyAtOnce()),
            faults -> faults.answer(SalesforceAnswers.unknownException()),
            faults -> faults.answer(Answer.of(401)),
            Faults::reset,
            Faults::acceptThenDrop,
            Faults::truncatedBody,
            faults -> faults.latency(Duration.ofMillis(5)));

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final FakeSalesforce crm = FakeSalesforce.start();
    private final ManualClock clock = ManualClock.at("2026-11-22T10:00:00Z");

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void allAreDeliveredOnceOrParkedForTheirOwnReason() {
        crm.addKeyField(SalesforceLead.KEY_FIELD, true);
        crm.dailyRequests(Integer.MAX_VALUE);
        Mischief mischief = new Mischief(
                crm,
                request -> !FakeSalesforce.isLogin(request),
                FAULTS,
                SalesforceAnswers.validationRule("Not this one."));
        long start = System.nanoTime();
        try (Crowd crowd = new Crowd(folder, clock, sink(), to -> {})) {
            crowd.awaitEnd(SECOND, SECOND);

            crowd.assertParked("FIELD_CUSTOM_VALIDATION_EXCEPTION");
            assertThat(crm.records().values())
                    .extracting(record -> record.get(SalesforceLead.KEY_FIELD))
                    .containsExactlyInAnyOrderElementsOf(crowd.wanted());
        }
        System.out.printf(
                "ManyLeadsTest: %,d leads to Salesforce, %,d calls, %.1f %% of them met a fault, %d s%n",
                Crowd.LEADS, mischief.calls(), mischief.percent(), (System.nanoTime() - start) / 1_000_000_000);
        assertThat(mischief.percent()).isBetween(20.0, 40.0);
    }

    private SalesforceSink sink() {
        return SalesforceSink.builder(crm.url())
                .clientCredentials(crm.clientId(), crm.clientSecret())
                .keyField(SalesforceLead.KEY_FIELD)
                .build();
    }
}
