package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first of several values that is there. */
record Fallback(List<Value> choices) implements Value {
    Fallback {
        choices = List.copyOf(choices);
    }

    /** {@code first ?? second}; kept flat, so that a long chain does not nest. */
    static Fallback of(Value first, Value second) {
        List<Value> choices = new ArrayList<>();
        for (Value value : List.of(first, second)) {
            choices.addAll(value instanceof Fallback fallback ? fallback.choices : List.of(value));
        }
        return new Fallback(choices);
    }

    @Override
    public @Nullable Object of(Lead lead) {
        for (Value choice : choices) {
            Object value = Plain.orNull(choice.of(lead));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return choices.stream().map(Described::by).collect(Collectors.joining(" ?? "));
    }
}
