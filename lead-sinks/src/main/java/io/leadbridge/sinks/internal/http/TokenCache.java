package io.leadbridge.sinks.internal.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token for all threads. Only one of them fetches at a time and the others share its outcome. A token is
 * renewed before it expires, and while that does not work the old one serves to its end.
 */
public final class TokenCache {
    /** Renewed this long before its end, or for short-lived tokens a tenth of their life. */
    public static final Duration EARLY = Duration.ofMinutes(5);
    /** After an early renewal that failed, the next one waits this long. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    private final TokenSource source;
    private final InstantSource clock;
    private @Nullable Held held;
    private @Nullable CompletableFuture<String> flight;

    private record Held(String value, Instant renewal, Instant end) {}

    public TokenCache(TokenSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** A token that is good as far as we know, fetched if need be. */
    public String token(Deadline deadline) throws CallFailedException, InterruptedException {
        CompletableFuture<String> mine = new CompletableFuture<>();
        CompletableFuture<String> running;
        synchronized (this) {
            Instant now = clock.instant();
            Held old = held;
            boolean isGood = old != null && now.isBefore(old.end());
            if (old != null && isGood && (now.isBefore(old.renewal()) || flight != null)) {
                return old.value();
            }
            running = flight == null ? mine : flight;
            flight = running;
        }
        if (running == mine) {
            fetch(mine, deadline);
        }
        return outcome(running, deadline);
    }

    /** Forgets this token, which a server has refused; not a newer one that came in the meantime. */
    public synchronized void refused(String token) {
        if (held != null && held.value().equals(token)) {
            held = null;
        }
    }

    private void fetch(CompletableFuture<String> mine, Deadline deadline) throws InterruptedException {
        try {
            Instant asked = clock.instant();
            Token token = source.fetch(deadline);
            hold(token, asked);
            mine.complete(token.value());
        } catch (CallFailedException e) {
            String old = oldToken();
            if (old == null) {
                mine.completeExceptionally(e);
            } else {
                mine.complete(old);
            }
        } finally {
            mine.completeExceptionally(CallFailedException.notDone("getting a token was broken off"));
            land();
        }
    }

    private synchronized void hold(Token token, Instant asked) {
        Duration tenth = token.lifetime().dividedBy(10);
        Duration early = tenth.compareTo(EARLY) < 0 ? tenth : EARLY;
        Instant end = asked.plus(token.lifetime());
        held = new Held(token.value(), end.minus(early), end);
    }

    private synchronized @Nullable String oldToken() {
        Instant now = clock.instant();
        Held old = held;
        if (old == null || !now.isBefore(old.end())) {
            return null;
        }
        held = new Held(old.value(), now.plus(PAUSE), old.end());
        return old.value();
    }

    private synchronized void land() {
        flight = null;
    }

    private static String outcome(CompletableFuture<String> running, Deadline deadline)
            throws CallFailedException, InterruptedException {
        try {
            return running.get(deadline.left().toNanos(), NANOSECONDS);
        } catch (TimeoutException e) {
            throw CallFailedException.notDone("another thread did not get a token in time");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallFailedException failed) {
                throw failed;
            }
            throw new IllegalStateException("getting a token fails in one way only", e);
        }
    }
}
