package io.leadbridge.config;

import io.leadbridge.Destination;
import io.leadbridge.RecordScope;
import io.leadbridge.model.Lead;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.WriteMode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** What a destination's section says whatever its sink. */
record DestinationOptions(
        Predicate<Lead> condition, int slots, Duration timeLimit, Optional<Rate> rate, RecordScope scope) {
    /** The most deliveries at once: {@value}. */
    static final int MOST_SLOTS = 64;

    private static final Form<Integer> SLOTS = Form.number(1, MOST_SLOTS);
    private static final Form<Duration> TIME_LIMIT = Form.timeSpan(Duration.ofSeconds(1), Duration.ofHours(1));
    private static final String RECORD = "record";

    static DestinationOptions read(Section destination) {
        return new DestinationOptions(
                WhenSection.read(destination.section("when")),
                destination.value("slots", SLOTS, Destination.DEFAULT_SLOTS),
                destination.value("time-limit", TIME_LIMIT, Destination.DEFAULT_TIME_LIMIT),
                destination.value("rate", Rate.FORM),
                destination.value(RECORD, Form.oneOf(RecordScope.class), RecordScope.LEAD));
    }

    /** Notes what {@code sink} is asked for and cannot do. What one made from faulty settings can do is not known. */
    void check(LeadSink sink, Section destination) {
        if (scope == RecordScope.PERSON_OFFER
                && !destination.isFaulty()
                && !sink.modes().contains(WriteMode.UPSERT)) {
            destination.fault(
                    RECORD,
                    "needs a sink that can change its records, and this one only creates them; write lead, or take"
                            + " another sink");
        }
    }

    void applyTo(Destination destination) {
        destination.when(condition).slots(slots).timeLimit(timeLimit);
        rate.ifPresent(each -> destination.rate(each.most(), each.span()));
        destination.record(scope);
    }
}
