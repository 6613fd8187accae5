package io.leadbridge.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a value is written.
 *
 * @param expected what is said of a value of another form: "must be …"
 * @param reader gives the value of a text, or nothing when the text is of another form
 */
record Form<T>(String expected, Function<String, Optional<T>> reader) {
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d{0,9}");

    static final Form<Boolean> FLAG = new Form<>(
            "must be true or false",
            text -> Optional.of(text).filter(List.of("true", "false")::contains).map("true"::equals));

    /** Text of any form that is not blank. */
    static final Form<String> TEXT =
            new Form<>("must not be empty", text -> Optional.of(text).filter(t -> !t.isBlank()));

    static final Form<Duration> TIME_SPAN = timeSpan(Duration.ZERO, Duration.ofDays(TimeSpan.LONGEST_DAYS));

    static Form<Duration> timeSpan(Duration least, Duration most) {
        return new Form<>(
                "must be a time span such as 500ms, 30s, 10m, 6h or 400d, from " + TimeSpan.text(least) + " to "
                        + TimeSpan.text(most),
                text -> TimeSpan.parse(text).filter(span -> span.compareTo(least) >= 0 && span.compareTo(most) <= 0));
    }

    static Form<Integer> size(int least, int most) {
        return new Form<>(
                "must be a size such as 512B, 256KiB or 1MiB, from " + Size.text(least) + " to " + Size.text(most),
                text -> Size.parse(text)
                        .filter(size -> size >= least && size <= most)
                        .map(Long::intValue));
    }

    static Form<Integer> number(int least, int most) {
        return new Form<>(
                "must be a whole number from " + least + " to " + most,
                text -> Optional.of(text)
                        .filter(t -> WHOLE.matcher(t).matches())
                        .map(Long::parseLong)
                        .filter(number -> number >= least && number <= most)
                        .map(Long::intValue));
    }

    /** One of the constants of {@code type}, in lower case with dashes. */
    static <E extends Enum<E>> Form<E> oneOf(Class<E> type) {
        List<E> all = Arrays.asList(type.getEnumConstants());
        return new Form<>(
                all.stream().map(Form::word).collect(Collectors.joining(" or ", "must be ", "")),
                text -> all.stream().filter(one -> word(one).equals(text)).findFirst());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
