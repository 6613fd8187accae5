package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Replaces a text by what a table says; text that is not in the table becomes absent. Letter case does not count. */
final class Lookup implements Transform {
    private final Map<String, Constant> table = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** The same, to be asked first: faster, and right for nearly all text. */
    private final Map<String, Constant> exact = new HashMap<>();

    /** Throws {@link IllegalArgumentException} when a key stands twice, or there is none. */
    Lookup(Map<String, ?> table) {
        table.forEach((key, value) -> {
            Constant constant = new Constant(value);
            exact.put(key, constant);
            if (this.table.put(key, constant) != null) {
                throw new IllegalArgumentException("lookup has " + NearestName.cited(key) + " twice");
            }
        });
        if (table.isEmpty()) {
            throw new IllegalArgumentException("lookup needs at least one pair");
        }
    }

    /** What it may give. */
    Stream<Value> constants() {
        return table.values().stream().map(Value.class::cast);
    }

    @Override
    public @Nullable Object apply(String text, Lead lead) {
        Constant found = exact.get(text);
        if (found == null) {
            found = table.get(text);
        }
        return found == null ? null : found.value();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Lookup lookup && lookup.exact.equals(exact);
    }

    @Override
    public int hashCode() {
        return exact.hashCode();
    }

    @Override
    public String toString() {
        return table.entrySet().stream()
                .map(pair -> Described.quoted(pair.getKey()) + "=" + pair.getValue())
                .collect(Collectors.joining(", ", "lookup(", ")"));
    }
}
