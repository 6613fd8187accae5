package io.leadbridge.sinks.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.Destination;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sinks.Crowd;
import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backlog against Microsoft's limit of 6,000 requests in 5 minutes, 20 a second: with few leads against the same limit
 * in a shorter window, with {@code -Dleads=10000} against the whole.
 */
class BacklogTest {
    private static final int REQUESTS = Math.min(FakeDataverse.VENDOR_REQUESTS, Crowd.LEADS * 3 / 5);
    private static final Duration WINDOW =
            Duration.ofMinutes(5).multipliedBy(REQUESTS).dividedBy(FakeDataverse.VENDOR_REQUESTS);

    private static final Duration LEAP = Duration.ofMillis(100);

    @TempDir
    Path folder;

    private final ManualClock clock = ManualClock.at("2026-11-22T10:00:00Z");
    private final FakeDataverse dataverse = FakeDataverse.start(clock);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @AfterEach
    void close() {
        dataverse.close();
    }

    @Test
    void atARateBelowTheLimitLessThanOneCallInAHundredIsRefused() {
        double percent = deliver("rate: 1000/m", LEAP, crm -> crm.rate(1000, Duration.ofMinutes(1)));

        assertThat(percent).isLessThan(1);
    }

    @Test
    void withoutARateRefusedLeadsWaitAsLongAsTheyAreAskedToAndAllArrive() {
        assertThat(deliver("no rate", Duration.ofMillis(20), crm -> {})).isGreaterThan(0);
    }

    private double deliver(String how, Duration step, Consumer<Destination> options) {
        dataverse.requestLimit(REQUESTS, WINDOW);
        try (Crowd crowd = new Crowd(folder, clock, new Counted(), options)) {
            crowd.awaitEnd(step, LEAP);
        }
        double percent = 100.0 * refused.get() / calls.get();
        System.out.printf(
                "BacklogTest: %,d leads to Dynamics 365, limit %,d in %d s, %s: %.2f %% of %,d deliveries refused%n",
                Crowd.LEADS, REQUESTS, WINDOW.toSeconds(), how, percent, calls.get());
        assertThat(dataverse.rows()).hasSize(Crowd.LEADS);
        return percent;
    }

    /** The sink, and how often it was refused. */
    private final class Counted implements LeadSink {
        private final Dynamics365Sink sink = Dynamics365Sink.builder(dataverse.url())
                .authority(dataverse.authority())
                .clientCredentials(dataverse.tenantId(), dataverse.clientId(), dataverse.clientSecret())
                .build();

        @Override
        public DeliveryResult deliver(Delivery delivery) throws Exception {
            DeliveryResult result = sink.deliver(delivery);
            calls.incrementAndGet();
            if (result instanceof DeliveryResult.Retry retry && retry.reason().contains("0x80072322")) {
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
