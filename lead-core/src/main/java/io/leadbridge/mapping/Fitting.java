package io.leadbridge.mapping;

import io.leadbridge.mapping.CrmEntity.MappedField;
import io.leadbridge.mapping.Field.Option;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes values fit one field. An option is named by its value or, failing that, by its label, in any letter case. */
final class Fitting {
    private static final Set<Field.Type> TEXTS = EnumSet.of(
            Field.Type.TEXT, Field.Type.EMAIL, Field.Type.URL, Field.Type.OPTION, Field.Type.REFERENCE, Field.Type.ANY);

    private final Field field;
    private final String name;
    private final int maxLength;
    private final boolean takesText;

    /** The options by what names them. */
    private final Map<String, Object> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** The same, to be asked first: faster, and right for nearly all text. */
    private final Map<String, Object> exactOptions = new HashMap<>();

    Fitting(Field field) {
        this.field = field;
        name = field.name();
        maxLength = field.maxLength();
        takesText = field.options().isEmpty() && TEXTS.contains(field.type());
        List<Option> all = field.options();
        all.forEach(option -> options.putIfAbsent(Plain.text(option.value()), option.value()));
        all.forEach(option -> options.putIfAbsent(option.label(), option.value()));
        exactOptions.putAll(options);
    }

    /** What is written of text that fits, as nearly all does; null when there is more to it. */
    @Nullable
    String asItIs(@Nullable Object given) {
        if (takesText && given instanceof String sent) {
            String text = Plain.strip(sent);
            return text.length() <= maxLength && !text.isEmpty() ? text : null;
        }
        return null;
    }

    /** What becomes of {@code given}. */
    MappedField fit(@Nullable Object given) {
        return given == null ? absent() : fitted(given);
    }

    private MappedField fitted(Object given) {
        String text = Plain.text(given).strip();
        if (text.isEmpty()) {
            return absent();
        }
        return options.isEmpty() ? fit(given, text) : option(given, text);
    }

    private MappedField absent() {
        return new MappedField(
                name, null, null, field.required() ? "required, but the lead has no value for it" : null);
    }

    private MappedField fit(Object given, String text) {
        return switch (field.type()) {
            case TEXT, OPTION -> cut(given, text);
            case EMAIL, URL, REFERENCE -> whole(given, text);
            case FLAG -> exactly(given, flag(text));
            case WHOLE_NUMBER -> exactly(given, wholeNumber(text));
            case NUMBER -> exactly(given, Plain.number(text));
            case DATE -> exactly(given, date(text));
            case TIME -> exactly(given, given instanceof Instant ? text : time(text));
            case ANY -> given instanceof Boolean || given instanceof Number ? exactly(given, given) : cut(given, text);
        };
    }

    private MappedField option(Object given, String text) {
        Object option = exactOptions.get(text);
        if (option == null) {
            option = options.get(text);
        }
        return option == null && field.openOptions() ? cut(given, text) : exactly(given, option);
    }

    private MappedField cut(Object given, String text) {
        if (text.length() <= field.maxLength()) {
            return exactly(given, text);
        }
        String kept = Plain.cut(text, field.maxLength());
        String loss = "cut after " + kept.length() + " of " + text.length() + " characters";
        return new MappedField(field.name(), given, kept.isBlank() ? null : kept, loss);
    }

    private MappedField whole(Object given, String text) {
        return text.length() <= field.maxLength()
                ? exactly(given, text)
                : leftOut(given, "it has " + text.length() + " characters and the field takes " + field.maxLength());
    }

    private MappedField exactly(Object given, @Nullable Object value) {
        return value != null
                ? new MappedField(field.name(), given, value, null)
                : leftOut(
                        given, "it is not " + (options.isEmpty() ? field.type().takes() : Field.Type.OPTION.takes()));
    }

    private MappedField leftOut(Object given, String why) {
        return new MappedField(field.name(), given, null, "left out: " + why);
    }

    private static @Nullable Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    private static @Nullable Long wholeNumber(String text) {
        BigDecimal number = Plain.number(text);
        try {
            return number == null ? null : number.longValueExact();
        } catch (ArithmeticException e) {
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
