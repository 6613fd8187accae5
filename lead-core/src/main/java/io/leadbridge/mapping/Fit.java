package io.leadbridge.mapping;

import io.leadbridge.mapping.Field.Option;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value fit its field: what is written, and what was lost on the way.
 *
 * @param loss why something was cut or left out; quotes nothing of the value
 */
record Fit(@Nullable Object value, @Nullable String loss) {
    /** Longer text is no number. */
    private static final int MAX_NUMBER = 50;

    /** Fits {@code given}, which is not blank. */
    static Fit of(Field field, Object given) {
        String text = Plain.text(given).strip();
        if (!field.options().isEmpty()) {
            return option(field, text);
        }
        return switch (field.type()) {
            case TEXT, OPTION -> cut(field, text);
            case EMAIL, URL, REFERENCE -> whole(field, text);
            case FLAG -> exactly(field, flag(text));
            case WHOLE_NUMBER -> exactly(field, wholeNumber(text));
            case NUMBER -> exactly(field, number(text));
            case DATE -> exactly(field, date(text));
            case TIME -> exactly(field, time(text));
            case ANY -> given instanceof Boolean || given instanceof Number ? new Fit(given, null) : cut(field, text);
        };
    }

    /** An option is named by its value or, failing that, by its label. */
    private static Fit option(Field field, String text) {
        return option(field, text, option -> Plain.text(option.value()))
                .or(() -> option(field, text, Option::label))
                .map(option -> new Fit(option.value(), null))
                .orElseGet(() -> field.openOptions() ? cut(field, text) : exactly(field, null));
    }

    private static Optional<Option> option(Field field, String text, Function<Option, String> name) {
        return field.options().stream()
                .filter(option -> name.apply(option).equalsIgnoreCase(text))
                .findFirst();
    }

    private static Fit cut(Field field, String text) {
        String kept = Plain.cut(text, field.maxLength());
        return kept.length() == text.length()
                ? new Fit(text, null)
                : new Fit(
                        kept.isBlank() ? null : kept,
                        "cut after " + kept.length() + " of " + text.length() + " characters");
    }

    private static Fit whole(Field field, String text) {
        return text.length() <= field.maxLength()
                ? new Fit(text, null)
                : new Fit(
                        null,
                        "left out: it has " + text.length() + " characters and the field takes " + field.maxLength());
    }

    private static Fit exactly(Field field, @Nullable Object value) {
        return value != null
                ? new Fit(value, null)
                : new Fit(
                        null,
                        "left out: it is not "
                                + (takesOption(field)
                                        ? "one of its options"
                                        : field.type().takes()));
    }

    private static boolean takesOption(Field field) {
        return !field.options().isEmpty();
    }

    private static @Nullable Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    private static @Nullable Long wholeNumber(String text) {
        BigDecimal number = number(text);
        try {
            return number == null ? null : number.longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal number(String text) {
        if (text.length() > MAX_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Plain.isShort(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable String date(String text) {
        String time = time(text);
        try {
            return (time == null ? LocalDate.parse(text) : LocalDate.ofInstant(Instant.parse(time), ZoneOffset.UTC))
                    .toString();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String time(String text) {
        try {
            return OffsetDateTime.parse(text)
                    .toInstant()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
