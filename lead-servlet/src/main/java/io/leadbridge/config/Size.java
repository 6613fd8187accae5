package io.leadbridge.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes sizes: {@code 512}, {@code 512B}, {@code 256KiB}, {@code 1MiB}, {@code 2GiB}. */
final class Size {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(B|KiB|MiB|GiB)?");
    private static final Map<String, Integer> SHIFTS = Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30);

    private Size() {}

    /** The number of bytes, when {@code text} is a size. */
    static Optional<Long> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(Long.parseLong(matcher.group(1)) << shift(matcher.group(2)))
                : Optional.empty();
    }

    private static int shift(@Nullable String unit) {
        return unit == null ? 0 : SHIFTS.getOrDefault(unit, 0);
    }

    /** {@code bytes} in the largest unit that leaves no rest. */
    static String text(long bytes) {
        if (bytes == 0 || bytes % 1024 != 0) {
            return bytes + "B";
        }
        if (bytes % (1 << 20) != 0) {
            return bytes / 1024 + "KiB";
        }
        return bytes % (1 << 30) == 0 ? bytes / (1 << 30) + "GiB" : bytes / (1 << 20) + "MiB";
    }
}
