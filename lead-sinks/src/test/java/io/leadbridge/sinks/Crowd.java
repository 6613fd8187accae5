package io.leadbridge.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.Destination;
import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.DestinationStatus;
import io.leadbridge.store.LeadStore;
import io.leadbridge.store.StoredDelivery;
import io.leadbridge.testkit.LeadGenerator;
import io.leadbridge.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Many leads on their way through a pipeline to one CRM, by a clock that runs ahead; more of them by {@code
 * -Dleads=10000}. Each hundredth is one that the CRM is to refuse.
 */
public final class Crowd implements AutoCloseable {
    /** How many. */
    public static final int LEADS = Integer.getInteger("leads", 400);

    private static final int UNWANTED_OF = 100;
    private static final int UNWANTED_AT = 50;
    private static final Duration TICK = Duration.ofMillis(10);
    private static final Duration AT_MOST = Duration.ofMinutes(20);

    private final ManualClock clock;
    private final LeadPipeline pipeline;
    private final List<LeadId> wanted = new ArrayList<>();
    private final List<LeadId> unwanted = new ArrayList<>();

    /** Takes all leads in; their deliveries begin. */
    public Crowd(Path folder, ManualClock clock, LeadSink sink, Consumer<Destination> options) {
        this.clock = clock;
        this.pipeline = LeadPipeline.builder()
                .store(LeadStore.inDirectory(folder))
                .clock(clock)
                .deliverTo("crm", sink, options)
                .start();
        LeadGenerator leads = new LeadGenerator(42);
        for (int i = 1; i <= LEADS; i++) {
            Receipt receipt = pipeline.accept(leads.next());
            (i % UNWANTED_OF == UNWANTED_AT ? unwanted : wanted).add(receipt.id());
        }
    }

    /** Whether a request's body is that of a lead which is to be refused. */
    public static boolean isUnwanted(String body) {
        return body.matches("(?s).*\\blead-\\d*" + UNWANTED_AT + "@.*");
    }

    /**
     * Waits until no lead waits any more, while the clock moves on by {@code step}; while the CRM is left alone, by {@code
     * leap}, or to the next probe when that is later.
     */
    public void awaitEnd(Duration step, Duration leap) {
        await().pollInterval(TICK).atMost(AT_MOST).until(() -> {
            DestinationStatus crm = pipeline.destinations().get(0);
            clock.advance(
                    crm.probeAt() == null ? step : longer(leap, Duration.between(clock.instant(), crm.probeAt())));
            return crm.waiting() == 0;
        });
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The record keys of those that the CRM is to take. */
    public List<String> wanted() {
        return wanted.stream().map(id -> RecordKey.of(id, "crm").toString()).toList();
    }

    /** Asserts that all but the refused ones are delivered, and those are dead letters for this reason. */
    public void assertParked(String reason) {
        List<StoredDelivery> dead = in(DeliveryState.DEAD);
        assertThat(dead).extracting(StoredDelivery::lead).containsExactlyInAnyOrderElementsOf(unwanted);
        assertThat(dead).allSatisfy(parked -> assertThat(parked.reason()).contains(reason));
        assertThat(in(DeliveryState.DELIVERED))
                .extracting(StoredDelivery::lead)
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    private List<StoredDelivery> in(DeliveryState state) {
        return pipeline.deliveries().list(DeliveryFilter.in(state), LEADS + 1);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
