package io.leadbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.Hasty;
import io.leadbridge.LeadPipeline;
import io.leadbridge.model.Lead;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.DestinationState;
import io.leadbridge.store.DestinationStatus;
import io.leadbridge.store.LeadStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hangs every call to a destination for ever, deaf to interrupts. */
@Timeout(60)
class DeafSinkTest {
    private static final int SLOTS = 2;
    private static final int LEADS = 6;

    private final ScriptedSink crm = ScriptedSink.delivering();
    private final ScriptedSink sales = ScriptedSink.delivering();
    private final Sender sender = new Sender(51);

    @TempDir
    Path folder;

    private LeadPipeline pipeline;

    @BeforeEach
    void hangInEverySlot() {
        for (int slot = 0; slot < SLOTS; slot++) {
            crm.thenHangDeaf();
        }
        start(crm);
        sender.send(pipeline, LEADS);
        await().until(() -> crm().state() == DestinationState.BLOCKED);
    }

    @AfterEach
    void close() {
        letGo();
        pipeline.close();
    }

    @Test
    void theDestinationIsBlockedWithItsReasonAndNothingElseIs() {
        assertThat(crm().reason()).contains("none of its calls returns, not even when interrupted");
        assertThat(pipeline.health().findings()).singleElement().asString().contains("crm", "none of its calls");
        long start = System.nanoTime();
        sender.send(pipeline, LEADS);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LeadPipeline.ACCEPT_WITHIN);
        assertThat(sender.refusals()).isZero();
        await().until(() -> sales.deliveries().size() == 2 * LEADS);
        assertThat(crm.deliveries()).hasSize(SLOTS);
    }

    @Test
    void thePipelineClosesInTimeAndTheNextOneDeliversItsLeads() {
        long start = System.nanoTime();
        pipeline.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(crm.isClosed()).isTrue();
        ScriptedSink repaired = ScriptedSink.delivering();
        start(repaired);
        await().until(() -> crm().waiting() == 0);
        assertThat(repaired.leads()).extracting(Lead::id).containsExactlyInAnyOrderElementsOf(sender.stored());
        assertThat(crm().state()).isEqualTo(DestinationState.OPEN);
    }

    @Test
    void whenItsCallsReturnAfterAllTheyAreNotedAndTheRestGoesOn() {
        letGo();
        await().until(() -> crm().waiting() == 0);
        // One that still hangs when the other has returned may be tried again meanwhile.
        assertThat(crm.leads())
                .extracting(Lead::id)
                .containsAll(sender.stored())
                .hasSizeBetween(LEADS, LEADS + SLOTS);
        assertThat(pipeline.deliveries().list(DeliveryFilter.in(DeliveryState.DELIVERED), 100))
                .hasSize(2 * LEADS);
        assertThat(crm().state()).isEqualTo(DestinationState.OPEN);
    }

    private void start(ScriptedSink target) {
        pipeline = Hasty.builder()
                .store(LeadStore.inDirectory(folder))
                .deliverTo("crm", target, d -> d.slots(SLOTS).timeLimit(Duration.ofMillis(100)))
                .deliverTo("sales", sales)
                .start();
    }

    private void letGo() {
        for (int slot = 0; slot < SLOTS; slot++) {
            crm.release();
        }
    }

    private DestinationStatus crm() {
        return pipeline.destinations().get(0);
    }
}
