package io.leadbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.LeadPipeline;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.DestinationState;
import io.leadbridge.store.DestinationStatus;
import io.leadbridge.store.LeadStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sets the clock ten years ahead and back while leads wait, as a broken time server does. */
@Timeout(60)
class ClockJumpTest {
    private static final Duration TEN_YEARS = Duration.ofDays(3650);
    private static final int LEADS = 20;

    private final ManualClock clock = ManualClock.at("2026-11-22T10:00:00Z");
    private final AtomicBoolean down = new AtomicBoolean(true);
    private final ScriptedSink crm = ScriptedSink.answering(this::answer);
    private final ScriptedSink sales = ScriptedSink.delivering();
    private final Sender sender = new Sender(41);

    @TempDir
    Path folder;

    private LeadPipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = LeadPipeline.builder()
                .store(LeadStore.inDirectory(folder))
                .clock(clock)
                .deliverTo("crm", crm)
                .deliverTo("sales", sales)
                .start();
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void aDestinationThatIsDownSeesAProbeForEachJumpAndNoStorm() {
        sender.send(pipeline, LEADS);
        Soon.until(() -> crm().state() == DestinationState.FAILING && list(DeliveryState.RUNNING) == 0);
        int before = crm.deliveries().size();
        jump(TEN_YEARS);
        awaitCalls(before + 1);
        jump(TEN_YEARS.negated());
        awaitCalls(before + 2);
        sender.send(pipeline, 1);
        down.set(false);
        clock.advance(Duration.ofHours(6));
        awaitEnd();
        assertThat(crm.deliveries()).hasSizeLessThanOrEqualTo(before + 2 + LEADS + 1);
        assertNothingIsLost();
    }

    @Test
    void whatWaitsIsNeitherGivenUpNorLeftBehind() {
        sender.send(pipeline, 1);
        awaitCalls(1);
        for (int jumps = 1; jumps <= 2; jumps++) {
            jump(TEN_YEARS.plusDays(1));
            awaitCalls(1 + jumps);
            jump(TEN_YEARS.negated());
        }
        down.set(false);
        sender.send(pipeline, 1);
        Soon.until(() -> isDelivered(sender.stored().get(1)));
        pipeline.close();
        start();
        awaitEnd();
        assertNothingIsLost();
    }

    private DeliveryResult answer(Delivery delivery) {
        return down.get() ? DeliveryResult.retry("503") : DeliveryResult.delivered();
    }

    private void jump(Duration span) {
        clock.set(clock.instant().plus(span));
    }

    /** Waits until so many calls have been made and their outcomes noted. */
    private void awaitCalls(int calls) {
        Soon.until(() -> crm.deliveries().size() == calls && list(DeliveryState.RUNNING) == 0);
    }

    private void awaitEnd() {
        Soon.until(() -> crm().waiting() == 0);
    }

    private boolean isDelivered(LeadId id) {
        return pipeline.find(id).orElseThrow().deliveries().stream()
                .allMatch(delivery -> delivery.state() == DeliveryState.DELIVERED);
    }

    private void assertNothingIsLost() {
        assertThat(list(DeliveryState.DEAD)).isZero();
        assertThat(list(DeliveryState.DELIVERED)).isEqualTo(2L * sender.stored().size());
        assertThat(sales.leads()).extracting(Lead::id).containsExactlyInAnyOrderElementsOf(sender.stored());
    }

    private long list(DeliveryState state) {
        return pipeline.deliveries().list(DeliveryFilter.in(state), 1_000).size();
    }

    private DestinationStatus crm() {
        return pipeline.destinations().get(0);
    }
}
