package io.leadbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.leadbridge.model.Lead;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.sink.SinkPreview;
import io.leadbridge.sink.WriteMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every sink must do, as tests to extend: for sinks of one's own just as for ours.
 *
 * <pre>{@code
 * final class TicketSinkTest extends LeadSinkContract {
 *     private final FakeTickets tickets = new FakeTickets();      // JUnit makes a new test object for each test
 *
 *     @Override protected LeadSink open() { return new TicketSink(tickets.url()); }
 *     @Override protected Repeats repeats() { return Repeats.MAKE_NO_SECOND_RECORD; }
 *     @Override protected List<String> records() { return tickets.externalIds(); }
 * }
 * }</pre>
 *
 * <p>What a destination cannot do is said by {@link #repeats}, or by leaving {@link #breakDestination}, {@link
 * #description}, {@link #calls} or {@link #secrets} as it is: those tests then show as skipped, with the reason.
 */
public abstract class LeadSinkContract {
    private static final String DESTINATION = "contract";
    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
    private static final int THREADS = 8;
    private static final int LEADS_AT_ONCE = 64;

    /** What becomes of a delivery that comes again under the same record key. */
    public enum Repeats {
        /** The record of the first attempt is found and stays the only one. */
        MAKE_NO_SECOND_RECORD,
        /** The destination knows no identity: a second record is possible. */
        MAY_MAKE_A_SECOND_RECORD
    }

    /**
     * A sink for the destination of this test. The destination is empty when a test begins; a test that opens a second
     * sink has closed the first, and means the same destination.
     */
    protected abstract LeadSink open() throws Exception;

    /** What the sink says about repeats. */
    protected abstract Repeats repeats();

    /** The names of the records that the destination holds now, as {@link #nameOf} gives them, one for each record. */
    protected abstract List<String> records() throws Exception;

    /** How {@link #records} names the record of {@code delivery}: by its record key, unless overridden. */
    protected String nameOf(Delivery delivery) {
        return delivery.recordKey().toString();
    }

    /** The description in the record of {@code delivery}; to override where the destination keeps it as it was sent. */
    protected String description(Delivery delivery) throws Exception {
        return abort("the destination does not keep a description as it was sent");
    }

    /** Breaks the destination for good, so that nothing can be delivered; to override where a test can do that. */
    protected void breakDestination() throws Exception {
        abort("the destination cannot be broken by a test");
    }

    /** How often the destination was called so far, by whatever sink; to override where a test can tell. */
    protected int calls() throws Exception {
        return abort("a test cannot tell how often this destination was called");
    }

    /** The passwords, tokens and other secrets that {@link #open} gives the sink; to override where there are some. */
    protected List<String> secrets() {
        return abort("this sink has no secrets");
    }

    @Test
    void deliversALead() throws Exception {
        Delivery delivery = first(Somebody.lead());

        deliverAll(List.of(delivery));

        assertThat(records()).containsExactly(nameOf(delivery));
    }

    @Test
    void deliversEachLeadOfSeveralThreadsOnce() throws Exception {
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < LEADS_AT_ONCE; i++) {
            deliveries.add(first(Somebody.lead()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (LeadSink sink = open()) {
            List<Callable<DeliveryResult>> calls = deliveries.stream()
                    .<Callable<DeliveryResult>>map(delivery -> () -> sink.deliver(delivery))
                    .toList();
            for (Future<DeliveryResult> result : threads.invokeAll(calls)) {
                assertThat(result.get()).isInstanceOf(Delivered.class);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(records())
                .containsExactlyInAnyOrderElementsOf(
                        deliveries.stream().map(this::nameOf).toList());
    }

    @Test
    void makesNoSecondRecordForARepeat() throws Exception {
        assumeTrue(repeats() == Repeats.MAKE_NO_SECOND_RECORD, "a repeat may make a second record here");
        Delivery other = first(Somebody.lead());
        Delivery delivery = first(Somebody.lead());

        deliverAll(List.of(other, delivery, repeat(delivery), repeat(delivery)));

        assertThat(records()).containsExactlyInAnyOrder(nameOf(other), nameOf(delivery));
    }

    @Test
    void makesNoSecondRecordForARepeatAfterARestart() throws Exception {
        assumeTrue(repeats() == Repeats.MAKE_NO_SECOND_RECORD, "a repeat may make a second record here");
        Delivery delivery = first(Somebody.lead());

        deliverAll(List.of(delivery));
        deliverAll(List.of(repeat(delivery)));

        assertThat(records()).containsExactly(nameOf(delivery));
    }

    @Test
    void deliversARepeatWhoseFirstAttemptNeverArrived() throws Exception {
        Delivery delivery = repeat(first(Somebody.lead()));

        deliverAll(List.of(delivery));

        assertThat(records()).containsExactly(nameOf(delivery));
    }

    @Test
    void deliversHostileTexts() throws Exception {
        List<Delivery> deliveries = hostile().values().stream().toList();

        deliverAll(deliveries);

        assertThat(records())
                .containsExactlyInAnyOrderElementsOf(
                        deliveries.stream().map(this::nameOf).toList());
    }

    @Test
    void keepsHostileTextsAsTheyWere() throws Exception {
        Map<String, Delivery> deliveries = hostile();

        deliverAll(List.copyOf(deliveries.values()));

        for (Map.Entry<String, Delivery> entry : deliveries.entrySet()) {
            assertThat(description(entry.getValue()))
                    .as(entry.getKey())
                    .isEqualTo(entry.getValue().lead().description());
        }
    }

    /** A lead of which nothing but its id and time is known is delivered or rejected; it is no reason to stumble. */
    @Test
    void answersALeadInWhichEverythingIsMissing() throws Exception {
        Delivery delivery = first(Somebody.silent());
        DeliveryResult result;
        try (LeadSink sink = open()) {
            result = sink.deliver(delivery);
        }

        assertThat(result).isInstanceOfAny(Delivered.class, Rejected.class);
        assertThat(records()).hasSize(result instanceof Delivered ? 1 : 0);
    }

    /** An exception says nothing: the pipeline keeps its type alone. */
    @Test
    void tellsNoPersonalDataWhenTheDestinationIsBroken() throws Exception {
        Delivery delivery = first(Somebody.lead());
        String told;
        try (LeadSink sink = open()) {
            breakDestination();
            told = answer(sink, delivery) + " of " + sink;
        }

        assertThat(told).doesNotStartWith("Delivered").doesNotContainIgnoringCase(Somebody.PERSONAL_DATA);
    }

    @Test
    void changesTheRecordWhenAskedToAndMakesNoOther() throws Exception {
        Delivery delivery = first(Somebody.lead());
        try (LeadSink sink = openFor(WriteMode.UPDATE)) {
            assertThat(sink.deliver(delivery)).isInstanceOf(Delivered.class);
            assertThat(sink.deliver(as(WriteMode.UPDATE, delivery))).isInstanceOf(Delivered.class);
        }

        assertThat(records()).containsExactly(nameOf(delivery));
    }

    @Test
    void changesWhatTheRecordSaysWhenAskedToAndOnlyThen() throws Exception {
        Delivery delivery = first(Somebody.saying("before"));
        Delivery other =
                new Delivery(Somebody.saying("after"), DESTINATION, delivery.recordKey(), 2, delivery.timeLimit());
        try (LeadSink sink = openFor(WriteMode.UPDATE)) {
            assertThat(sink.deliver(delivery)).isInstanceOf(Delivered.class);
            assertThat(sink.deliver(other)).isInstanceOf(Delivered.class);
            assertThat(description(delivery)).contains("before").doesNotContain("after");
            assertThat(sink.deliver(as(WriteMode.UPDATE, other))).isInstanceOf(Delivered.class);
            assertThat(description(delivery)).contains("after");
        }
    }

    @Test
    void makesNoRecordWhenAskedToChangeOneThatIsNotThere() throws Exception {
        Delivery delivery = first(Somebody.lead());
        try (LeadSink sink = openFor(WriteMode.UPDATE)) {
            assertThat(sink.deliver(as(WriteMode.UPDATE, delivery))).isInstanceOf(Rejected.class);
        }

        assertThat(records()).isEmpty();
    }

    @Test
    void makesOneRecordForAllLeadsThatShareIt() throws Exception {
        Delivery delivery = first(Somebody.lead());
        try (LeadSink sink = openFor(WriteMode.UPSERT)) {
            assertThat(sink.deliver(as(WriteMode.UPSERT, delivery))).isInstanceOf(Delivered.class);
            assertThat(sink.deliver(as(WriteMode.UPSERT, delivery))).isInstanceOf(Delivered.class);
        }

        assertThat(records()).containsExactly(nameOf(delivery));
    }

    @Test
    void aPreviewDeliversNothingAndItsTextTellsNoPersonalData() throws Exception {
        List<Delivery> deliveries = new ArrayList<>(hostile().values());
        deliveries.add(first(Somebody.lead()));
        deliveries.add(first(Somebody.silent()));
        StringBuilder told = new StringBuilder();
        try (LeadSink sink = open()) {
            for (Delivery delivery : deliveries) {
                SinkPreview preview = sink.preview(delivery);
                told.append(preview).append(preview.fields()).append(preview.notes());
            }
        }

        assertThat(records()).isEmpty();
        assertThat(told.toString()).doesNotContainIgnoringCase(Somebody.PERSONAL_DATA);
    }

    @Test
    void aPreviewCallsNobody() throws Exception {
        int before = calls();
        try (LeadSink sink = open()) {
            sink.preview(first(Somebody.lead()));
        }

        assertThat(calls()).isEqualTo(before);
    }

    @Test
    void aPreviewNamesNoSecret() throws Exception {
        List<String> secrets = secrets();
        SinkPreview preview;
        try (LeadSink sink = open()) {
            preview = sink.preview(first(Somebody.lead()));
        }

        StringBuilder shown = new StringBuilder(preview.request()).append(preview.notes());
        preview.fields().forEach(line -> shown.append(line.rule()).append(line.value()));
        assertThat(secrets)
                .isNotEmpty()
                .allSatisfy(secret ->
                        assertThat(shown).as("a preview that names a secret").doesNotContain(secret));
    }

    @Test
    void canBeClosedTwice() throws Exception {
        LeadSink sink = open();
        sink.close();

        assertThatCode(sink::close).doesNotThrowAnyException();
    }

    private void deliverAll(List<Delivery> deliveries) throws Exception {
        try (LeadSink sink = open()) {
            for (Delivery delivery : deliveries) {
                assertThat(sink.deliver(delivery)).isInstanceOf(Delivered.class);
            }
        }
    }

    private LeadSink openFor(WriteMode mode) throws Exception {
        LeadSink sink = open();
        if (!sink.modes().contains(mode)) {
            sink.close();
            abort("this sink does no " + mode);
        }
        return sink;
    }

    private static Delivery as(WriteMode mode, Delivery delivery) {
        return new Delivery(
                delivery.lead(), DESTINATION, delivery.recordKey(), mode, delivery.attempt(), delivery.timeLimit());
    }

    private static String answer(LeadSink sink, Delivery delivery) {
        try {
            return sink.deliver(delivery).toString();
        } catch (Exception e) {
            return e.getClass().getName();
        }
    }

    private static Map<String, Delivery> hostile() {
        Map<String, Delivery> deliveries = new LinkedHashMap<>();
        HostileTexts.all().forEach((name, text) -> deliveries.put(name, first(Somebody.saying(text))));
        return deliveries;
    }

    private static Delivery first(Lead lead) {
        return new Delivery(lead, DESTINATION, RecordKey.of(lead.id(), DESTINATION), 1, TIME_LIMIT);
    }

    private static Delivery repeat(Delivery delivery) {
        return new Delivery(
                delivery.lead(), DESTINATION, delivery.recordKey(), delivery.attempt() + 1, delivery.timeLimit());
    }
}
