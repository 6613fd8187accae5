package io.leadbridge.ledger;

import io.leadbridge.sink.RecordKey;
import io.leadbridge.sink.WriteMode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where a lead goes.
 *
 * @param decided false while nobody can say yet: the lead is kept, and routed at the next good start
 * @param stops the destinations that get it
 * @param parked those of which nobody can say whether they get it, each with the reason: dead letters from the start
 */
public record Route(boolean decided, List<Stop> stops, Map<Stop, String> parked) {
    /** Not known yet. */
    public static final Route UNDECIDED = new Route(false, List.of(), Map.of());

    /** Nowhere: the lead is recorded only. */
    public static final Route NOWHERE = new Route(true, List.of(), Map.of());

    public Route {
        stops = List.copyOf(stops);
        parked = Map.copyOf(parked);
    }

    /**
     * One destination on the route.
     *
     * @param started whether the delivery is born running here, since a worker is kept free for it
     */
    public record Stop(String destination, RecordKey recordKey, WriteMode mode, boolean started) {
        /** The same, born running or waiting. */
        public Stop withStarted(boolean started) {
            return new Stop(destination, recordKey, mode, started);
        }
    }

    /** The same route with other stops. */
    public Route withStops(UnaryOperator<Stop> change) {
        return new Route(decided, stops.stream().map(change).toList(), parked);
    }

    boolean leavesSomethingToDo() {
        return !decided || !stops.isEmpty();
    }
}
