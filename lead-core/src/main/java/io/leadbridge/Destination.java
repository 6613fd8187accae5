package io.leadbridge;

import io.leadbridge.model.Lead;
import io.leadbridge.sink.LeadSink;
import java.time.Duration;
import java.util.function.Predicate;

/** A named sink, which leads it gets, and its limits; made by {@link LeadPipeline.Builder#deliverTo}. */
public final class Destination {
    /** How many deliveries run at once unless said otherwise. */
    public static final int DEFAULT_SLOTS = 4;
    /** How long one attempt may take unless said otherwise: 60 s. */
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(60);

    private final String name;
    private final LeadSink sink;
    private Predicate<? super Lead> condition = lead -> true;
    private int slots = DEFAULT_SLOTS;
    private Duration timeLimit = DEFAULT_TIME_LIMIT;

    Destination(String name, LeadSink sink) {
        this.name = name;
        this.sink = sink;
    }

    /**
     * It gets only leads that meet {@code condition}. A condition that throws parks the delivery as a dead letter:
     * nobody knows then whether the lead was meant for it.
     */
    public Destination when(Predicate<? super Lead> condition) {
        this.condition = condition;
        return this;
    }

    /** How many deliveries may run at once. */
    public Destination slots(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("destination " + name + ": slots is " + most + ", at least 1 is needed");
        }
        this.slots = most;
        return this;
    }

    /** How long one attempt may take, all in all. */
    public Destination timeLimit(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("destination " + name + ": a time limit is longer than " + limit);
        }
        this.timeLimit = limit;
        return this;
    }

    String name() {
        return name;
    }

    LeadSink sink() {
        return sink;
    }

    boolean wants(Lead lead) {
        return condition.test(lead);
    }

    int slots() {
        return slots;
    }

    Duration timeLimit() {
        return timeLimit;
    }
}
