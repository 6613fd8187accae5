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

    /**
     * The chain of {@code values} in its simplest form: flat, so that a long one does not nest; without blank constants,
     * which are never there, and without what follows a constant that always is. A chain of one is that one.
     */
    static Value of(List<Value> values) {
        if (values.size() == 1) {
            return values.get(0);
        }
        List<Value> choices = new ArrayList<>();
        for (Value value : values) {
            for (Value choice : value instanceof Fallback fallback ? fallback.choices : List.of(value)) {
                if (!(choice instanceof Constant constant)) {
                    choices.add(choice);
                } else if (!constant.isBlank()) {
                    choices.add(constant);
                    return simplest(choices);
                }
            }
        }
        return simplest(choices);
    }

    private static Value simplest(List<Value> choices) {
        return switch (choices.size()) {
            case 0 -> Constant.NOTHING;
            case 1 -> choices.get(0);
            default -> new Fallback(choices);
        };
    }

    @Override
    public @Nullable Object of(Lead lead) {
        for (int i = 0; i < choices.size(); i++) { // as in Template
            Object value = Plain.orNull(choices.get(i).of(lead));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return choices.stream().map(Described::operand).collect(Collectors.joining(" ?? "));
    }
}
