package io.leadbridge.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The conditions of a select that lists what somebody looks for: one for each thing that was said. */
final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Adds a condition with its values, unless one of them is missing. */
    Conditions add(String condition, @Nullable Object... given) {
        if (Stream.of(given).allMatch(Objects::nonNull)) {
            conditions.add(condition);
            Stream.of(given).filter(Objects::nonNull).forEach(values::add);
        }
        return this;
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** The values of the conditions, and then those of what follows them. */
    Object[] values(Object... following) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(List.of(following));
        return all.toArray();
    }
}
