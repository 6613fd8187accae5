package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text with values in it; absent when all of them are. */
record Template(List<Part> parts) implements Value {
    /** How long a part is, about. */
    private static final int PART_LENGTH = 32;

    Template {
        parts = List.copyOf(parts);
    }

    /**
     * The simplest value that means the same: one field alone is that field, with its own type; constants are text, and
     * text alone is a constant.
     */
    static Value of(List<Part> parts) {
        if (parts.size() == 1 && parts.get(0).isBare()) {
            return parts.get(0).given();
        }
        List<Part> joined = joined(parts);
        if (joined.isEmpty()) {
            return Constant.NOTHING;
        }
        Part first = joined.get(0);
        if (joined.size() > 1) {
            return new Template(joined);
        }
        if (first.value == null) {
            return new Constant(first.before);
        }
        return first.isBare() ? first.value : new Template(joined);
    }

    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part.isConstant()) {
                text.append(part.constantText());
            } else {
                flush(text, joined);
                joined.add(part);
            }
        }
        flush(text, joined);
        return joined;
    }

    private static void flush(StringBuilder text, List<Part> joined) {
        if (!text.isEmpty()) {
            joined.add(Part.text(text.toString()));
            text.setLength(0);
        }
    }

    /** {@code value} with {@code escape} applied to each field in it, but not to the text around the fields. */
    static Value escaped(Value value, UnaryOperator<String> escape) {
        Transform transform = (text, lead) -> escape.apply(text);
        if (value instanceof Template template) {
            return new Template(template.parts.stream()
                    .map(part ->
                            part.value == null ? part : new Part(part.before, part.value.as(transform), part.after))
                    .toList());
        }
        return value instanceof Constant ? value : value.as(transform);
    }

    @Override
    public @Nullable Object of(Lead lead) {
        StringBuilder text = new StringBuilder(parts.size() * PART_LENGTH);
        boolean present = false;
        for (int i = 0; i < parts.size(); i++) { // without an iterator: this is the inner loop of every mapping
            Part part = parts.get(i);
            if (part.value == null) {
                text.append(part.before);
            } else {
                String value = part.value.textOf(lead);
                if (value != null) {
                    text.append(part.before).append(value).append(part.after);
                    present = true;
                }
            }
        }
        return present ? Plain.strip(text.toString()) : null;
    }

    @Override
    public String toString() {
        return parts.stream().map(part -> part.written(false)).collect(Collectors.joining());
    }

    /** As it stands inside of another text form. */
    String inBrackets() {
        return parts.stream().map(part -> part.written(true)).collect(Collectors.joining("", "[", "]"));
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

        /** Whether it is a value without text. */
        boolean isBare() {
            return value != null && before.isEmpty() && after.isEmpty();
        }

        Value given() {
            return value == null ? new Constant(before) : value;
        }

        boolean isConstant() {
            return value == null || value instanceof Constant;
        }

        /** What it gives for every lead; nothing when its constant is blank. */
        String constantText() {
            if (value instanceof Constant constant) {
                return constant.isBlank() ? "" : before + Plain.text(constant.value()) + after;
            }
            return before;
        }

        String written(boolean inBrackets) {
            if (value == null) {
                return Described.text(before, inBrackets);
            }
            String front = before.isEmpty() ? "" : Described.quoted(before) + " ";
            String back = after.isEmpty() ? "" : " " + Described.quoted(after);
            return "{" + front + Described.operand(value) + back + "}";
        }
    }
}
