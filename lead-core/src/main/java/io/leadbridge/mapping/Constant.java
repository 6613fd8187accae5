package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A value that is the same for every lead; whole numbers are kept as {@code Long}. */
record Constant(Object value) implements Value {
    Constant {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            value = ((Number) value).longValue();
        }
        if (!(value instanceof String
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof Instant
                || value instanceof LocalDate)) {
            throw new IllegalArgumentException("a constant is text, a number, true or false, an Instant or a LocalDate,"
                    + " not " + value.getClass().getName());
        }
    }

    boolean isBlank() {
        return Plain.orNull(value) == null;
    }

    @Override
    public @Nullable Object of(Lead lead) {
        return value;
    }

    @Override
    public String toString() {
        return value instanceof String text ? Described.quoted(text) : Plain.text(value);
    }
}
