package io.leadbridge.config;

import io.leadbridge.sink.SinkProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The kinds of sinks that {@code leads.yaml} can name: every {@link SinkProvider} on the class path. */
final class SinkKinds {
    private static final int MOST_BROKEN = 20;

    private final Map<String, SinkProvider> byKind = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();

    private SinkKinds() {}

    /** Those that the thread's context class loader sees: in a container, the web application's. */
    static SinkKinds onClassPath() {
        SinkKinds kinds = new SinkKinds();
        Iterator<SinkProvider> providers =
                ServiceLoader.load(SinkProvider.class).iterator();
        boolean more = true;
        while (more && kinds.broken.size() < MOST_BROKEN) { // a list that cannot be read at all fails without end
            more = kinds.addNext(providers);
        }
        return kinds;
    }

    /** A provider that cannot be loaded is passed over: it may belong to a destination that nobody uses. */
    private boolean addNext(Iterator<SinkProvider> providers) {
        try {
            if (!providers.hasNext()) {
                return false;
            }
            SinkProvider provider = providers.next();
            byKind.putIfAbsent(provider.kind(), provider);
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            broken.add(
                    e instanceof ServiceConfigurationError
                            ? String.valueOf(e.getMessage())
                            : e.getClass().getName());
        }
        return true;
    }

    /** The provider of the kind that {@code setting} names. */
    Optional<SinkProvider> of(Setting setting) {
        return setting.text().flatMap(kind -> {
            Optional<SinkProvider> provider = Optional.ofNullable(byKind.get(kind));
            if (provider.isEmpty()) {
                setting.fault("names no kind of sink; " + Nearest.hint(kind, byKind.keySet()) + brokenOnes());
            }
            return provider;
        });
    }

    private String brokenOnes() {
        return broken.isEmpty() ? "" : "; could not be loaded: " + String.join(", ", broken);
    }
}
