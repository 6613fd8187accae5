package io.leadbridge.testkit;

import io.leadbridge.model.Lead;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.WriteMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * A sink that answers as a test tells it to, and notes what it was given:
 *
 * <pre>{@code
 * var crm = ScriptedSink.delivering()
 *         .then(DeliveryResult.retry("busy"))
 *         .thenThrow(new IOException("connection reset"))
 *         .thenHang();
 * …
 * assertThat(crm.deliveries()).extracting(Delivery::attempt).containsExactly(1, 2, 3);
 * }</pre>
 *
 * <p>Each delivery takes the next step of the script; once it has run out, each is answered alike. Safe for use by
 * several threads; steps are handed out in the order in which deliveries come.
 */
public final class ScriptedSink implements LeadSink {
    private final LeadSink afterwards;
    private final Queue<LeadSink> script = new ArrayDeque<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Semaphore releases = new Semaphore(0);
    private Set<WriteMode> modes = Set.of(WriteMode.CREATE);
    private boolean closed;

    private ScriptedSink(LeadSink afterwards) {
        this.afterwards = afterwards;
    }

    /** Delivers whatever the script says nothing about. */
    public static ScriptedSink delivering() {
        return answering(DeliveryResult.delivered());
    }

    /** Answers {@code result} to whatever the script says nothing about. */
    public static ScriptedSink answering(DeliveryResult result) {
        return answering(delivery -> result);
    }

    /** Asks {@code sink} about whatever the script says nothing about. */
    public static ScriptedSink answering(LeadSink sink) {
        return new ScriptedSink(sink);
    }

    /** Says that it can do {@code modes} to records; it only creates unless told otherwise. */
    public synchronized ScriptedSink modes(Set<WriteMode> modes) {
        this.modes = Set.copyOf(modes);
        return this;
    }

    @Override
    public synchronized Set<WriteMode> modes() {
        return modes;
    }

    /** The next delivery is answered with {@code result}. */
    public ScriptedSink then(DeliveryResult result) {
        return then(delivery -> result);
    }

    /** The next delivery is passed to {@code step}. */
    public synchronized ScriptedSink then(LeadSink step) {
        script.add(step);
        return this;
    }

    /** The next delivery fails with {@code exception}. */
    public ScriptedSink thenThrow(Exception exception) {
        return then(delivery -> {
            throw exception;
        });
    }

    /** The next delivery hangs until {@link #release}, and then takes one more step; an interrupt ends it. */
    public ScriptedSink thenHang() {
        return then(delivery -> {
            releases.acquire();
            return nextStep().deliver(delivery);
        });
    }

    /** The same, deaf to interrupts, as a library stuck in native code is. */
    public ScriptedSink thenHangDeaf() {
        return then(delivery -> {
            releases.acquireUninterruptibly();
            return nextStep().deliver(delivery);
        });
    }

    /** Lets one hanging delivery go on; when none hangs yet, the next one that would does not. */
    public ScriptedSink release() {
        releases.release();
        return this;
    }

    @Override
    public DeliveryResult deliver(Delivery delivery) throws Exception {
        return take(delivery).deliver(delivery);
    }

    private synchronized LeadSink take(Delivery delivery) {
        deliveries.add(delivery);
        return nextStep();
    }

    private synchronized LeadSink nextStep() {
        LeadSink step = script.poll();
        return step == null ? afterwards : step;
    }

    /** Every delivery that came so far, in order, answered or not. */
    public synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** The leads of {@link #deliveries}. */
    public List<Lead> leads() {
        return deliveries().stream().map(Delivery::lead).toList();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    /** Whether it was closed. */
    public synchronized boolean isClosed() {
        return closed;
    }
}
