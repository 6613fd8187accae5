package io.leadbridge.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object that keeps repeated members: a blank one never counts, then the first does. */
final class JsonObject implements JsonValue {
    /** A member that does not count, since another of the same name does. */
    record Repeated(String name, JsonValue value) {}

    private final Map<String, JsonValue> members = new LinkedHashMap<>();
    private final List<Repeated> repeated = new ArrayList<>();

    void add(String name, JsonValue value) {
        JsonValue earlier = members.putIfAbsent(name, value);
        if (earlier == null) {
            return;
        }
        boolean laterCounts = earlier.isBlank() && !value.isBlank();
        if (laterCounts) {
            members.put(name, value);
        }
        repeated.add(new Repeated(name, laterCounts ? earlier : value));
    }

    /** The members that count, in the order sent. */
    Map<String, JsonValue> members() {
        return Collections.unmodifiableMap(members);
    }

    /** The members that do not count, in the order sent. */
    List<Repeated> repeated() {
        return Collections.unmodifiableList(repeated);
    }

    @Override
    public String type() {
        return "object";
    }

    @Override
    public @Nullable JsonValue child(String name) {
        return members.get(name);
    }

    @Nullable
    String text(String name) {
        return members.get(name) instanceof Text text ? text.value() : null;
    }
}
