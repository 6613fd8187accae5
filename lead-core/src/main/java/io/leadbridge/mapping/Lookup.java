package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Replaces a text by what a table says; text that is not in the table becomes absent. Letter case does not count. */
record Lookup(Map<String, Constant> table) implements Transform {

    static Lookup of(Map<String, ?> table) {
        Map<String, Constant> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        table.forEach((key, value) -> {
            if (folded.put(key, new Constant(value)) != null) {
                throw new IllegalArgumentException("lookup has " + Described.quoted(key) + " twice");
            }
        });
        if (folded.isEmpty()) {
            throw new IllegalArgumentException("lookup needs at least one pair");
        }
        return new Lookup(Collections.unmodifiableMap(folded));
    }

    @Override
    public @Nullable Object apply(String text, Lead lead) {
        Constant found = table.get(text);
        return found == null ? null : found.value();
    }

    @Override
    public String toString() {
        return table.entrySet().stream()
                .map(pair -> Described.quoted(pair.getKey()) + "=" + pair.getValue())
                .collect(Collectors.joining(", ", "lookup(", ")"));
    }
}
