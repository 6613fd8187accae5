package io.leadbridge.sinks.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sinks.Crowd;
import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.salesforce.FakeSalesforce;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backlog that needs more API requests than the org has in 24 hours: with {@code -Dleads=10000} the 15,000 of a
 * Developer Edition, probe by probe; with fewer leads as much less, and the day passes at once.
 */
class BacklogTest {
    private static final int LEADS_OF_A_DEVELOPER = 10_000;
    private static final int REQUESTS_OF_A_DEVELOPER = 15_000;
    private static final int REQUESTS = Crowd.LEADS * REQUESTS_OF_A_DEVELOPER / LEADS_OF_A_DEVELOPER;
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration LEAP = Crowd.LEADS < LEADS_OF_A_DEVELOPER ? Duration.ofHours(6) : STEP;

    @TempDir
    Path folder;

    private final ManualClock clock = ManualClock.at("2026-11-22T10:00:00Z");
    private final FakeSalesforce crm = FakeSalesforce.start(clock);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void onceTheDaysRequestsAreUsedUpTheOrgIsLeftAloneAndAllArriveTheNextDay() {
        crm.addKeyField(SalesforceLead.KEY_FIELD, true);
        crm.dailyRequests(REQUESTS);
        crm.always().where(request -> calls.incrementAndGet() < 0).reset();
        try (Crowd crowd = new Crowd(folder, clock, new Counted(), to -> {})) {
            crowd.awaitEnd(STEP, LEAP);
        }

        System.out.printf(
                "BacklogTest: %,d leads to Salesforce, %,d requests a day: %.2f %% of %,d calls refused%n",
                Crowd.LEADS, REQUESTS, 100.0 * refused.get() / calls.get(), calls.get());
        assertThat(crm.records()).hasSize(Crowd.LEADS);
        assertThat(refused.get()).isPositive().isLessThan(REQUESTS_OF_A_DEVELOPER / 100);
    }

    /** The sink, and how often it was refused. */
    private final class Counted implements LeadSink {
        private final SalesforceSink sink = SalesforceSink.builder(crm.url())
                .clientCredentials(crm.clientId(), crm.clientSecret())
                .keyField(SalesforceLead.KEY_FIELD)
                .build();

        @Override
        public DeliveryResult deliver(Delivery delivery) throws Exception {
            DeliveryResult result = sink.deliver(delivery);
            if (result instanceof DeliveryResult.Retry retry && retry.reason().contains("REQUEST_LIMIT_EXCEEDED")) {
                refused.incrementAndGet();
            }
            return result;
        }

        @Override
        public void close() {
            sink.close();
        }
    }
}
