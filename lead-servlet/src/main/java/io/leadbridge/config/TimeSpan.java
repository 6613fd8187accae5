package io.leadbridge.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes time spans: {@code 500ms}, {@code 5s}, {@code 10m}, {@code 6h}, {@code 400d}; a day has 24 hours. */
final class TimeSpan {
    /** The longest span read: {@value} days, about a century. */
    static final int LONGEST_DAYS = 36_500;

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("d", ChronoUnit.DAYS);
        UNITS.put("h", ChronoUnit.HOURS);
        UNITS.put("m", ChronoUnit.MINUTES);
        UNITS.put("s", ChronoUnit.SECONDS);
        UNITS.put("ms", ChronoUnit.MILLIS);
    }

    private TimeSpan() {}

    /** The span, when {@code text} is one. */
    static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(UNITS.get(matcher.group(2)))
                .map(unit -> Duration.of(Long.parseLong(matcher.group(1)), unit))
                .filter(span -> span.toDays() <= LONGEST_DAYS);
    }

    /** {@code span} in the largest unit that leaves no rest. */
    static String text(Duration span) {
        for (Map.Entry<String, ChronoUnit> unit : UNITS.entrySet()) {
            long length = unit.getValue().getDuration().toMillis();
            if (span.toMillis() % length == 0 && !span.isZero()) {
                return span.toMillis() / length + unit.getKey();
            }
        }
        return span.toMillis() + "ms";
    }
}
