package io.leadbridge.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Gathers what is wrong, so that one reading finds everything; the same fault twice is one. Not thread-safe. */
final class Faults {
    private final Set<Fault> found = new TreeSet<>();

    void add(Place place, String message) {
        found.add(new Fault(place.path(), place.line(), place.column(), onOneLine(message)));
    }

    /** Messages of others, such as a sink's, may have several. */
    private static String onOneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether there is one at {@code path} or below. */
    boolean anyWithin(String path) {
        return found.stream()
                .map(Fault::path)
                .anyMatch(at -> at.equals(path) || at.startsWith(path + ".") || at.startsWith(path + "["));
    }

    /** All, in the order of the file. */
    List<Fault> all() {
        return List.copyOf(found);
    }
}
