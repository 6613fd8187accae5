package io.leadbridge;

import io.leadbridge.ledger.Route;
import io.leadbridge.model.Lead;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.sink.WriteMode;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A named sink, which leads it gets, and its limits; made by {@link LeadPipeline.Builder#deliverTo}. */
public final class Destination {
    /** How many deliveries run at once unless said otherwise. */
    public static final int DEFAULT_SLOTS = 4;
    /** How long one attempt may take unless said otherwise: 60 s. */
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(60);

    private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);

    private final String name;
    private final LeadSink sink;
    private Predicate<? super Lead> condition = lead -> true;
    private int slots = DEFAULT_SLOTS;
    private Duration timeLimit = DEFAULT_TIME_LIMIT;
    private RecordScope scope = RecordScope.LEAD;
    private @Nullable Duration interval;

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

    /** No more than {@code most} deliveries begin in each {@code span}, on all nodes together; unlimited unless said. */
    public Destination rate(int most, Duration span) {
        Duration apart = most < 1 ? Duration.ZERO : span.dividedBy(most);
        if (apart.toMillis() < 1 || apart.compareTo(LONGEST_INTERVAL) > 0) {
            throw new IllegalArgumentException("destination " + name + ": a rate of " + most + " in " + span
                    + " is not between one in a millisecond and one in an hour");
        }
        this.interval = apart;
        return this;
    }

    /** What it has one record for; one for each lead unless said otherwise. Needs a sink that can change records. */
    public Destination record(RecordScope scope) {
        if (scope == RecordScope.PERSON_OFFER && !sink.modes().contains(WriteMode.UPSERT)) {
            throw new IllegalArgumentException("destination " + name + ": one record for each person and offer needs a"
                    + " sink that can change records, and this one only creates");
        }
        this.scope = scope;
        return this;
    }

    String name() {
        return name;
    }

    /** Where {@code lead} goes here. */
    Route.Stop stop(Lead lead) {
        String email = lead.userDetails().email();
        return scope == RecordScope.LEAD || email == null
                ? new Route.Stop(name, RecordKey.of(lead.id(), name), WriteMode.CREATE, false)
                : new Route.Stop(name, RecordKey.of(email, lead.offer(), name), WriteMode.UPSERT, false);
    }

    /** Whether a delivery may begin at once, without a look at the ledger. */
    boolean mayStart(Route.Stop stop) {
        return interval == null && stop.mode() != WriteMode.UPSERT;
    }

    /** How far apart deliveries begin at least; null when that does not matter. */
    @Nullable
    Duration interval() {
        return interval;
    }

    LeadSink sink() {
        return sink;
    }

    /** Whether records that it has made can be changed. */
    boolean canUpdate() {
        return sink.modes().contains(WriteMode.UPDATE);
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
