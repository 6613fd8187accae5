package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A value that is the same for every lead. Kept in the one form that its text can be read back to: text, a {@code
 * Boolean}, a {@code Long}, or a {@code BigDecimal} where that does not do; dates and times as ISO 8601 text.
 */
record Constant(Object value) implements Value {
    /** Blank, which leaves its field out. */
    static final Constant NOTHING = new Constant("");

    Constant {
        if (value instanceof Number number) {
            value = canonical(number);
        } else if (value instanceof Instant || value instanceof LocalDate) {
            value = Plain.text(value);
        } else if (!(value instanceof String || value instanceof Boolean)) {
            throw new IllegalArgumentException("a constant is text, a number, true or false, an Instant or a LocalDate,"
                    + " not " + value.getClass().getName());
        }
    }

    private static Number canonical(Number given) {
        BigDecimal number = Plain.number(given.toString());
        if (number == null || number.toPlainString().length() > Plain.MAX_NUMBER) {
            throw new IllegalArgumentException("a constant number has at most " + Plain.MAX_DIGITS + " digits");
        }
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        return plain.scale() == 0 && plain.unscaledValue().bitLength() < Long.SIZE ? plain.longValueExact() : plain;
    }

    /** What {@code word}, written without quotes, stands for: {@code true}, {@code false}, a number, or itself. */
    static Constant typed(String word) {
        if (word.equals("true") || word.equals("false")) {
            return new Constant(Boolean.valueOf(word));
        }
        Object number = Plain.number(word);
        Constant typed = new Constant(number == null ? word : number);
        return Plain.text(typed.value).equals(word) ? typed : new Constant(word);
    }

    boolean isBlank() {
        return Plain.orNull(value) == null;
    }

    boolean isText() {
        return value instanceof String;
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
