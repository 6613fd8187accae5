package io.leadbridge.config;

import io.leadbridge.RetryPolicy;
import java.time.Duration;

/** Reads {@code retry}: {@code first}, {@code longest}, {@code give-up-after}. */
final class RetrySection {
    private static final Form<Duration> WAIT =
            Form.timeSpan(Duration.ofMillis(1), Duration.ofDays(TimeSpan.LONGEST_DAYS));

    private RetrySection() {}

    static RetryPolicy read(Section retry) {
        RetryPolicy otherwise = RetryPolicy.DEFAULT;
        Duration first = retry.value("first", WAIT, otherwise.first());
        Duration longest = retry.value("longest", WAIT, otherwise.longest());
        Duration giveUpAfter = retry.value("give-up-after", Form.TIME_SPAN, otherwise.giveUpAfter());
        retry.refuseOthers();
        if (longest.compareTo(first) < 0) {
            retry.fault(
                    retry.has("longest") ? "longest" : "first",
                    "makes first (" + TimeSpan.text(first) + ") exceed longest (" + TimeSpan.text(longest)
                            + "); raise longest or lower first");
            return otherwise;
        }
        return new RetryPolicy(first, longest, giveUpAfter);
    }
}
