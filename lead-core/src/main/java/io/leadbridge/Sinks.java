package io.leadbridge;

import java.util.Collection;

/** Gives back what the sinks of destinations hold. */
final class Sinks {
    private Sinks() {}

    /** Closes each, whatever the others do. */
    static void close(Collection<Destination> destinations) {
        for (Destination destination : destinations) {
            try {
                destination.sink().close();
            } catch (RuntimeException e) {
                Log.sinkNotClosed(destination.name(), e);
            }
        }
    }
}
