package io.leadbridge.validation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON into plain Java as Jackson would: {@code String}, {@code Boolean}, {@code Integer}, {@code Long},
 * {@code BigInteger}, {@code BigDecimal}, {@code List}, {@code Map}. Text is cleaned, repeated members are numbered, and
 * {@link #noted} says so.
 */
final class PlainJava {
    /** Numbers with a longer exponent than {@code e9999} stay text: written out they can take gigabytes. */
    private static final int MAX_EXPONENT_LENGTH = 5;

    private final Set<String> noted = new LinkedHashSet<>();

    /** What was done to the values so far, each once. */
    Set<String> noted() {
        return noted;
    }

    @Nullable
    Object of(JsonValue value) {
        if (value instanceof JsonObject object) {
            return map(object);
        }
        if (value instanceof JsonValue.Items items) {
            return list(items);
        }
        if (value instanceof JsonValue.Text text) {
            return CleanText.lines(text.value(), noted::add);
        }
        if (value instanceof JsonValue.Digits digits) {
            return number(digits);
        }
        return value == JsonValue.Word.NULL ? null : Boolean.valueOf(value == JsonValue.Word.TRUE);
    }

    String name(String sent) {
        return CleanText.line(sent, noted::add);
    }

    private Object map(JsonObject object) {
        Extensions members = new Extensions();
        object.members().forEach((name, value) -> members.keep(name(name), of(value)));
        for (JsonObject.Repeated repeated : object.repeated()) {
            noted.add("repeated members numbered");
            members.keepNumbered(name(repeated.name()), of(repeated.value()));
        }
        return members.members();
    }

    private Object list(JsonValue.Items items) {
        List<@Nullable Object> list = new ArrayList<>();
        items.values().forEach(item -> list.add(of(item)));
        return Collections.unmodifiableList(list);
    }

    private static Object number(JsonValue.Digits digits) {
        String source = digits.source();
        if (digits.isWhole()) {
            return whole(new BigInteger(source));
        }
        int exponent = Math.max(source.indexOf('e'), source.indexOf('E'));
        boolean vast = exponent >= 0 && source.length() - exponent > MAX_EXPONENT_LENGTH;
        return vast ? source : new BigDecimal(source);
    }

    private static Number whole(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() < Long.SIZE ? number.longValue() : number;
    }
}
