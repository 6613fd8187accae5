package io.leadbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.leadbridge.model.Lead;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.RecordKey;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScriptedSinkTest {
    private static final DeliveryResult BUSY = DeliveryResult.retry("busy");

    private final Delivery delivery = delivery();

    @Test
    void answersByItsScriptAndThenAlike() throws Exception {
        IOException reset = new IOException("connection reset");
        ScriptedSink sink = ScriptedSink.delivering()
                .then(BUSY)
                .thenThrow(reset)
                .then(asked -> DeliveryResult.rejected("attempt " + asked.attempt()));

        assertThat(sink.deliver(delivery)).isEqualTo(BUSY);
        assertThatThrownBy(() -> sink.deliver(delivery)).isSameAs(reset);
        assertThat(sink.deliver(delivery)).isEqualTo(DeliveryResult.rejected("attempt 1"));
        assertThat(sink.deliver(delivery)).isEqualTo(DeliveryResult.delivered());
        assertThat(sink.deliver(delivery)).isEqualTo(DeliveryResult.delivered());
    }

    @Test
    void answersAsItIsToldOnceTheScriptHasRunOut() throws Exception {
        assertThat(ScriptedSink.answering(BUSY).deliver(delivery)).isEqualTo(BUSY);
    }

    @Test
    void notesEveryDeliveryInOrderAlsoOneThatFails() throws Exception {
        ScriptedSink sink = ScriptedSink.delivering().thenThrow(new IOException());
        Delivery other = delivery();

        assertThatThrownBy(() -> sink.deliver(delivery)).isInstanceOf(IOException.class);
        sink.deliver(other);

        assertThat(sink.deliveries()).containsExactly(delivery, other);
        assertThat(sink.leads()).containsExactly(delivery.lead(), other.lead());
    }

    @Test
    void hangsUntilReleasedAndThenTakesOneMoreStep() throws Exception {
        ScriptedSink sink = ScriptedSink.delivering().thenHang().then(BUSY);
        FutureTask<DeliveryResult> hanging = start(sink);
        await().until(() -> sink.deliveries().size() == 1);
        assertThat(hanging).isNotDone();

        sink.release();

        assertThat(hanging.get()).isEqualTo(BUSY);
    }

    @Test
    void doesNotHangWhenReleasedBefore() throws Exception {
        ScriptedSink sink = ScriptedSink.delivering().thenHang().release();

        assertThat(start(sink).get()).isEqualTo(DeliveryResult.delivered());
    }

    @Test
    void anInterruptEndsHanging() throws Exception {
        ScriptedSink sink = ScriptedSink.delivering().thenHang();
        FutureTask<DeliveryResult> hanging = task(sink);
        Thread thread = new Thread(hanging);
        thread.start();
        thread.interrupt();

        assertThatThrownBy(hanging::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void aDeafSinkHangsOnThroughAnInterrupt() throws Exception {
        ScriptedSink sink = ScriptedSink.delivering().thenHangDeaf();
        FutureTask<DeliveryResult> hanging = task(sink);
        Thread thread = new Thread(hanging);
        thread.start();
        thread.interrupt();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        assertThat(hanging).isNotDone();

        sink.release();

        assertThat(hanging.get()).isEqualTo(DeliveryResult.delivered());
    }

    @Test
    void handsOutEachStepOnceToSeveralThreads() {
        ScriptedSink sink = ScriptedSink.delivering();
        for (int i = 0; i < 500; i++) {
            sink.then(BUSY);
        }

        long busy = IntStream.range(0, 1_000)
                .parallel()
                .filter(i -> answer(sink).equals(BUSY))
                .count();

        assertThat(busy).isEqualTo(500);
        assertThat(sink.deliveries()).hasSize(1_000);
    }

    @Test
    void knowsWhetherItWasClosed() {
        ScriptedSink sink = ScriptedSink.delivering();
        assertThat(sink.isClosed()).isFalse();

        sink.close();

        assertThat(sink.isClosed()).isTrue();
    }

    private DeliveryResult answer(ScriptedSink sink) {
        try {
            return sink.deliver(delivery);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private FutureTask<DeliveryResult> start(ScriptedSink sink) {
        FutureTask<DeliveryResult> task = task(sink);
        new Thread(task).start();
        return task;
    }

    private FutureTask<DeliveryResult> task(ScriptedSink sink) {
        return new FutureTask<>(() -> sink.deliver(delivery));
    }

    private static Delivery delivery() {
        Lead lead = Somebody.silent();
        return new Delivery(lead, "crm", RecordKey.of(lead.id(), "crm"), 1, Duration.ofSeconds(10));
    }
}
