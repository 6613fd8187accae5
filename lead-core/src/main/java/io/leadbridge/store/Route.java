package io.leadbridge.store;

import java.util.List;
import java.util.Map;

/**
 * Where a lead goes.
 *
 * @param decided false while nobody can say yet: the lead is kept, and routed at the next good start
 * @param destinations those that get it
 * @param parked those of which nobody can say whether they get it, each with the reason: dead letters from the start
 */
public record Route(boolean decided, List<String> destinations, Map<String, String> parked) {
    /** Not known yet. */
    public static final Route UNDECIDED = new Route(false, List.of(), Map.of());

    /** Nowhere: the lead is recorded only. */
    public static final Route NOWHERE = to(List.of());

    public Route {
        destinations = List.copyOf(destinations);
        parked = Map.copyOf(parked);
    }

    /** To each of {@code destinations}. */
    public static Route to(List<String> destinations) {
        return new Route(true, destinations, Map.of());
    }

    boolean leavesSomethingToDo() {
        return !decided || !destinations.isEmpty();
    }
}
