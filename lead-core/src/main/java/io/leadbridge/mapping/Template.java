package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text with values in it; absent when all of them are. */
record Template(List<Part> parts, UnaryOperator<String> escape) implements Value {
    /** For places without rules of their own. */
    static final UnaryOperator<String> AS_IS = text -> text;

    Template {
        parts = List.copyOf(parts);
    }

    @Override
    public @Nullable Object of(Lead lead) {
        StringBuilder text = new StringBuilder();
        boolean present = false;
        for (Part part : parts) {
            String value = part.value == null ? null : part.value.textOf(lead);
            if (value != null) {
                text.append(part.before).append(escape.apply(value)).append(part.after);
                present = true;
            } else if (part.value == null) {
                text.append(part.before);
            }
        }
        return present ? text.toString().strip() : null;
    }

    @Override
    public String toString() {
        return parts.stream().map(Part::toString).collect(Collectors.joining());
    }

    /**
     * Either text on its own, or a value with the text that vanishes with it.
     *
     * @param value null for text on its own, which then is {@code before}
     */
    record Part(String before, @Nullable Value value, String after) {
        static Part text(String text) {
            return new Part(text, null, "");
        }

        boolean isBare() {
            return before.isEmpty() && after.isEmpty();
        }

        @Override
        public String toString() {
            if (value == null) {
                return before.replace("{", "{{").replace("}", "}}");
            }
            String front = before.isEmpty() ? "" : Described.quoted(before) + " ";
            String back = after.isEmpty() ? "" : " " + Described.quoted(after);
            return "{" + front + Described.by(value) + back + "}";
        }
    }
}
