package io.leadbridge.testkit.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions behind access tokens; each ends when it was not used for some time. */
final class Sessions {
    static final Duration TIMEOUT = Duration.ofHours(2);

    private final InstantSource clock;
    private final Map<String, Instant> lastUse = new ConcurrentHashMap<>();

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    void expireAll() {
        lastUse.clear();
    }

    /** A new access token: opaque, with the exclamation mark that real ones have. */
    String open() {
        String token = Logins.ORG_ID + "!AQ." + UUID.randomUUID().toString().replace("-", "_");
        lastUse.put(token, clock.instant());
        return token;
    }

    /** Lets the holder of this {@code Authorization} header pass. */
    void check(String authorization) {
        if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new Refusal(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE");
        }
        Instant now = clock.instant();
        Instant used = lastUse.computeIfPresent(
                authorization.substring(7), (token, last) -> now.isBefore(last.plus(TIMEOUT)) ? now : last);
        if (used == null || used.isBefore(now)) {
            throw new Refusal(401, "INVALID_SESSION_ID", "Session expired or invalid");
        }
    }
}
