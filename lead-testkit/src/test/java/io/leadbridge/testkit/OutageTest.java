package io.leadbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.DestinationState;
import io.leadbridge.store.LeadStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A CRM that is down for three days while leads keep coming. More of them by {@code -Doutage.leads=100000}; the heap of
 * these tests is 256 MiB.
 */
class OutageTest {
    private static final int LEADS = Integer.getInteger("outage.leads", 4_000);
    private static final Duration OUTAGE = Duration.ofDays(3);
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final long STEPS = OUTAGE.dividedBy(STEP);
    private static final int SLOTS = 16;
    /** On a slow machine a probe may still be on its way when this clock says that it is time for the next. */
    private static final int PROBES = 4;

    @TempDir
    Path folder;

    private final ManualClock clock = ManualClock.at("2026-11-22T10:00:00Z");
    private final Instant repaired = clock.instant().plus(OUTAGE);
    private final AtomicInteger calls = new AtomicInteger();
    private final List<LeadId> delivered = new ArrayList<>();

    @Test
    void itIsAskedRarelyAndThenGetsEveryLeadOldestFirst() {
        try (LeadPipeline pipeline = LeadPipeline.builder()
                .store(LeadStore.inDirectory(folder))
                .clock(clock)
                .deliverTo("crm", delivery -> answer(delivery.lead().id()), d -> d.slots(SLOTS))
                .start()) {
            List<LeadId> ids = new ArrayList<>();
            for (long step = 0; step < STEPS; step++) {
                ids.addAll(accept(pipeline, ids.size(), LEADS * (step + 1) / STEPS));
                clock.advance(STEP);
            }
            int probes = calls.get();
            assertThat(pipeline.destinations().get(0).state()).isEqualTo(DestinationState.FAILING);
            assertThat(pipeline.destinations().get(0).waiting()).isEqualTo(LEADS);
            await().atMost(Duration.ofMinutes(5)).until(() -> {
                clock.advance(Duration.ofMinutes(1)); // a probe that was under way may have asked for one more rest
                return pipeline.destinations().get(0).waiting() == 0;
            });
            long heap = Runtime.getRuntime().maxMemory() >> 20;
            System.out.printf(
                    "OutageTest: %,d leads, %d calls in %d days of outage, %,d after it, heap at most %d MiB%n",
                    LEADS, probes, OUTAGE.toDays(), calls.get() - probes, heap);
            assertThat(probes).isBetween(20, 400);
            assertThat(calls.get() - probes).isEqualTo(LEADS);
            assertThat(pipeline.deliveries().list(DeliveryFilter.in(DeliveryState.DEAD), 1))
                    .isEmpty();
            assertOldestFirst(ids);
        }
    }

    private DeliveryResult answer(LeadId lead) {
        calls.incrementAndGet();
        if (clock.instant().isBefore(repaired)) {
            return DeliveryResult.retry("the CRM answers 503");
        }
        synchronized (delivered) {
            delivered.add(lead);
        }
        return DeliveryResult.delivered();
    }

    private static List<LeadId> accept(LeadPipeline pipeline, int from, long to) {
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            byte[] body = LeadPayload.MICROSOFT_EXAMPLE.withEmail("person" + i + "@contoso.com");
            receipts.add(pipeline.acceptAsync(body, null));
        }
        return receipts.stream().map(receipt -> receipt.join().id()).toList();
    }

    /**
     * As many run at once as there are slots, and the probes that find the CRM repaired come before all: so far may a lead
     * be out of its place.
     */
    private void assertOldestFirst(List<LeadId> ids) {
        assertThat(delivered).hasSameSizeAs(ids);
        List<LeadId> sorted =
                ids.stream().sorted(Comparator.comparing(LeadId::toString)).toList();
        int most = 0;
        for (int i = PROBES; i < delivered.size(); i++) {
            most = Math.max(
                    most,
                    Math.abs(i
                            - Collections.binarySearch(
                                    sorted, delivered.get(i), Comparator.comparing(LeadId::toString))));
        }
        assertThat(most).as("places out of order").isLessThanOrEqualTo(PROBES + 2 * SLOTS + LEADS / (int) STEPS + 1);
    }
}
