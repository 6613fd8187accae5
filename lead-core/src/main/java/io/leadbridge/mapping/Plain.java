package io.leadbridge.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What all values have in common: blank means absent, and each has one form as text. */
final class Plain {
    /** A number with more digits than this before or after the point is never written out. */
    static final int MAX_DIGITS = 40;

    /** Longer text is no number. */
    static final int MAX_NUMBER = 50;

    private Plain() {}

    /** As {@link String#strip}; text that plainly needs none, as most, is not searched for it. */
    static String strip(String text) {
        int last = text.length() - 1;
        return last >= 0 && isPlain(text.charAt(0)) && isPlain(text.charAt(last)) ? text : text.strip();
    }

    private static boolean isPlain(char character) {
        return character > ' ' && character < 0x7f;
    }

    static @Nullable Object orNull(@Nullable Object value) {
        return value instanceof String text && text.isBlank() ? null : value;
    }

    /** {@code value} as text, or null when it is absent or blank. */
    static @Nullable String textOrNull(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        String text = text(value);
        return text.isBlank() ? null : text;
    }

    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof BigDecimal number) {
            return isShort(number) ? number.toPlainString() : number.toString();
        }
        return value instanceof Instant time
                ? time.truncatedTo(ChronoUnit.SECONDS).toString()
                : value.toString();
    }

    /** The number that {@code text} is, when it is one that can be written out. */
    static @Nullable BigDecimal number(String text) {
        if (text.length() > MAX_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return isShort(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether {@code number} can be written out: {@code 1e999999999} would fill the memory. */
    static boolean isShort(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_DIGITS && number.precision() <= MAX_DIGITS;
    }

    /** The first {@code most} characters of {@code text}, or one less, so that no code point is cut in two. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean splitsPair = most > 0 && Character.isSurrogatePair(text.charAt(most - 1), text.charAt(most));
        return text.substring(0, splitsPair ? most - 1 : most);
    }
}
