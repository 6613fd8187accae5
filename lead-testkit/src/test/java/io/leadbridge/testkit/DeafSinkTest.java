package io.leadbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.Hasty;
import io.leadbridge.LeadPipeline;
import io.leadbridge.model.Lead;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.DestinationState;
import io.leadbridge.store.DestinationStatus;
import io.leadbridge.store.LeadStore;
import io.leadbridge.store.StoredDelivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hangs every call to a destination for ever, most of them deaf to interrupts. */
@Timeout(60)
class DeafSinkTest {
    private static final int SLOTS = 2;
    private static final int LEADS = 6;
    private static final Duration LIMIT = Duration.ofMillis(100);

    /** So few failures in a row are not yet the destination's fault. */
    private static final int FEW = 4;

    private final ScriptedSink crm = ScriptedSink.delivering();
    private final ScriptedSink sales = ScriptedSink.delivering();
    private final Sender sender = new Sender(51);

    @TempDir
    Path folder;

    private LeadPipeline pipeline;

    @AfterEach
    void close() {
        letGo();
        pipeline.close();
    }

    @Test
    void theDestinationIsBlockedWithItsReasonAndNothingElseIs() {
        hangInEverySlot();
        assertThat(crm().reason()).contains("none of its calls returns, not even when interrupted");
        assertThat(pipeline.health().findings()).singleElement().asString().contains("crm", "none of its calls");
        long start = System.nanoTime();
        sender.send(pipeline, LEADS);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LeadPipeline.ACCEPT_WITHIN);
        assertThat(sender.refusals()).isZero();
        Soon.until(() -> sales.deliveries().size() == 2 * LEADS);
        assertThat(crm.deliveries()).hasSize(SLOTS);
    }

    @Test
    void thePipelineClosesInTimeAndTheNextOneDeliversItsLeads() {
        hangInEverySlot();
        long start = System.nanoTime();
        pipeline.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(crm.isClosed()).isTrue();
        ScriptedSink repaired = ScriptedSink.delivering();
        start(repaired);
        Soon.until(() -> crm().waiting() == 0);
        assertThat(repaired.leads()).extracting(Lead::id).containsExactlyInAnyOrderElementsOf(sender.stored());
        assertThat(crm().state()).isEqualTo(DestinationState.OPEN);
    }

    @Test
    void whenItsCallsReturnAfterAllTheyAreNotedAndTheRestGoesOn() {
        hangInEverySlot();
        letGo();
        Soon.until(() -> crm().waiting() == 0);
        // One that still hangs when the other has returned may be tried again meanwhile.
        assertThat(crm.leads())
                .extracting(Lead::id)
                .containsAll(sender.stored())
                .hasSizeBetween(LEADS, LEADS + SLOTS);
        assertThat(pipeline.deliveries().list(DeliveryFilter.in(DeliveryState.DELIVERED), 100))
                .hasSize(2 * LEADS);
        assertThat(crm().state()).isEqualTo(DestinationState.OPEN);
    }

    @Test
    void callsThatEndSoonAfterTheyAreInterruptedBlockNothing() {
        pipeline = builder().unrouted().start();
        sender.send(pipeline, FEW);
        pipeline.close();
        CountDownLatch interrupted = new CountDownLatch(FEW);
        LeadSink slow = delivery -> endWhenAllAre(interrupted);
        pipeline = builder()
                .deliverTo("crm", slow, d -> d.slots(FEW).timeLimit(LIMIT))
                .start();
        Soon.until(() -> reasons().equals(Collections.nCopies(FEW, "no result within 0 s")));
        assertThat(crm().state()).isEqualTo(DestinationState.OPEN);
    }

    private static DeliveryResult endWhenAllAre(CountDownLatch interrupted) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            interrupted.await();
        }
        return DeliveryResult.retry("broken off");
    }

    private List<String> reasons() {
        return pipeline.deliveries().list(DeliveryFilter.in(DeliveryState.WAITING), 10).stream()
                .map(StoredDelivery::reason)
                .toList();
    }

    private void hangInEverySlot() {
        for (int slot = 0; slot < SLOTS; slot++) {
            crm.thenHangDeaf();
        }
        start(crm);
        sender.send(pipeline, LEADS);
        Soon.until(() -> crm().state() == DestinationState.BLOCKED);
    }

    private void start(ScriptedSink target) {
        pipeline = builder()
                .deliverTo("crm", target, d -> d.slots(SLOTS).timeLimit(LIMIT))
                .deliverTo("sales", sales)
                .start();
    }

    private LeadPipeline.Builder builder() {
        return Hasty.builder().store(LeadStore.inDirectory(folder));
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
