package io.leadbridge.validation;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects members under names that do not clash: where a name is taken, the next becomes {@code name#2}. */
final class Extensions {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
    // Where the last search for a free number ended: of thousands of repeats none may search from the start.
    private final Map<String, Integer> lastNumber = new HashMap<>();

    void keep(String name, @Nullable Object value) {
        if (members.containsKey(name)) {
            keepNumbered(name, value);
        } else {
            members.put(name, value);
        }
    }

    void keepNumbered(String name, @Nullable Object value) {
        int number = lastNumber.getOrDefault(name, 1);
        do {
            number++;
        } while (members.containsKey(name + "#" + number));
        members.put(name + "#" + number, value);
        lastNumber.put(name, number);
    }

    Map<String, @Nullable Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
