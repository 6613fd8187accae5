package io.leadbridge.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** So many in each span: {@code 10/s}, {@code 100/m}, {@code 1000/h}. */
record Rate(int most, Duration span) {
    /** The fastest: one in a millisecond. */
    private static final long MOST_PER_SECOND = 1_000;

    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,6})/([smh])");
    private static final Map<String, Duration> SPANS =
            Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1));

    static final Form<Rate> FORM = new Form<>(
            "must be a rate such as 10/s, 100/m or 1000/h, from 1/h to " + MOST_PER_SECOND + "/s", Rate::parse);

    private static Optional<Rate> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int most = Integer.parseInt(matcher.group(1));
        return Optional.ofNullable(SPANS.get(matcher.group(2)))
                .filter(span -> most <= span.toSeconds() * MOST_PER_SECOND)
                .map(span -> new Rate(most, span));
    }
}
