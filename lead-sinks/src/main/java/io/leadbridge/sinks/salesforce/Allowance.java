package io.leadbridge.sinks.salesforce;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.leadbridge.sinks.internal.http.Deadline;
import io.leadbridge.sinks.internal.http.HttpAnswer;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches how many of the org's API requests of 24 hours are used, which Salesforce tells with every answer ({@code
 * Sforce-Limit-Info: api-usage=18/15000}). They belong to all programs of the org: once {@value #SCARCE_PERCENT} % are
 * used, leads go one at a time, and the log says so once.
 */
final class Allowance {
    static final int SCARCE_PERCENT = 90;

    private static final System.Logger LOG = System.getLogger(Allowance.class.getPackageName());
    private static final Pattern USAGE = Pattern.compile("(?:^|[;, ])api-usage=(\\d{1,9})/(\\d{1,9})");

    private final Semaphore turn = new Semaphore(1, true);
    private volatile Usage usage = new Usage(0, 1);

    private record Usage(int used, int limit) {
        boolean isScarce() {
            return 100L * used >= (long) SCARCE_PERCENT * limit;
        }

        @Override
        public String toString() {
            return used + " of the org's " + limit + " API requests of 24 hours are used";
        }
    }

    /** Takes note of what the answer says. */
    void note(HttpAnswer answer) {
        Matcher found = USAGE.matcher(answer.header("Sforce-Limit-Info").orElse(""));
        if (!found.find()) {
            return;
        }
        Usage now = new Usage(Integer.parseInt(found.group(1)), Math.max(1, Integer.parseInt(found.group(2))));
        boolean wasScarce = usage.isScarce();
        usage = now;
        if (now.isScarce() && !wasScarce) {
            LOG.log(System.Logger.Level.WARNING, () -> answer.from() + ": " + now + "; leads go one at a time");
        }
    }

    /** Says that all are used, when they are. */
    Optional<String> exhaustion() {
        Usage now = usage;
        return now.used() < now.limit()
                ? Optional.empty()
                : Optional.of(now + ": find out which program uses them, or buy more");
    }

    /** Waits for this delivery's turn, if they are scarce: how to end it, or nothing when it does not come in time. */
    Optional<Runnable> enter(Deadline deadline) throws InterruptedException {
        if (!usage.isScarce()) {
            return Optional.of(() -> {});
        }
        return turn.tryAcquire(deadline.left().toNanos(), NANOSECONDS) ? Optional.of(turn::release) : Optional.empty();
    }
}
