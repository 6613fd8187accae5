package io.leadbridge;

import io.leadbridge.ledger.Ledger;
import io.leadbridge.ledger.Route;
import io.leadbridge.model.Lead;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The way out: one dispatcher for each destination, and a route for leads that were kept without one. */
final class Outgoing {
    private static final int ROUTE_AT_ONCE = 500;

    private final Ledger ledger;
    private final Router router;
    private final ScheduledExecutorService timer;
    private final Map<String, Dispatcher> dispatchers = new LinkedHashMap<>();

    Outgoing(Ledger ledger, Router router, ScheduledExecutorService timer) {
        this.ledger = ledger;
        this.router = router;
        this.timer = timer;
    }

    void start(InstantSource clock, RetryPolicy retry) {
        for (Destination destination : router.destinations()) {
            dispatchers.put(destination.name(), new Dispatcher(destination, ledger, clock, retry, timer));
        }
        dispatchers.values().forEach(Dispatcher::start);
        routeUnrouted();
    }

    /** Something new may be due. */
    void wake() {
        dispatchers.values().forEach(Dispatcher::wake);
    }

    /** The route of a lead that is coming in, with a worker kept free at each destination where it may start at once. */
    Route reserve(Route route) {
        return route.withStops(stop -> stop.withStarted(dispatcher(stop).reserve(stop)));
    }

    /** The lead is in: its deliveries begin. */
    void begin(Lead lead, Route route) {
        for (Route.Stop stop : route.stops()) {
            if (stop.started()) {
                dispatcher(stop).begin(lead, stop);
            } else {
                dispatcher(stop).wake();
            }
        }
    }

    /** The lead is not in: the workers are free again. */
    void release(Route route) {
        route.stops().stream()
                .filter(Route.Stop::started)
                .forEach(stop -> dispatcher(stop).release());
    }

    private Dispatcher dispatcher(Route.Stop stop) {
        return Objects.requireNonNull(dispatchers.get(stop.destination()));
    }

    /** Takes nothing more, and waits up to {@code limit} for deliveries under way. */
    void stop(Duration limit) {
        dispatchers.values().forEach(Dispatcher::stop);
        long deadline = System.nanoTime() + limit.toNanos();
        dispatchers.values().forEach(dispatcher -> dispatcher.awaitEnd(deadline));
    }

    /** Routes what was kept while the settings were faulty, some at a time. */
    private void routeUnrouted() {
        ledger.unrouted(ROUTE_AT_ONCE)
                .thenCompose(leads -> ledger.route(routes(leads)))
                .whenComplete((routed, failure) -> {
                    if (failure == null && routed > 0) {
                        wake();
                        routeUnrouted();
                    } else if (failure != null && !timer.isShutdown()) {
                        Log.storeFailed("routing the leads that were kept unrouted", failure);
                        timer.schedule(this::routeUnrouted, 1, TimeUnit.SECONDS);
                    }
                });
    }

    private Map<Lead, Route> routes(List<Lead> leads) {
        Map<Lead, Route> routes = new LinkedHashMap<>();
        leads.forEach(lead -> routes.put(lead, router.route(lead)));
        return routes;
    }
}
