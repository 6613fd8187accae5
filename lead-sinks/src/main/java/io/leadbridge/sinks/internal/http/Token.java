package io.leadbridge.sinks.internal.http;

import java.time.Duration;

/**
 * An access token.
 *
 * @param value goes behind {@code Bearer}
 * @param lifetime counted from when it was asked for
 */
public record Token(String value, Duration lifetime) {

    /** Without the value, which is a secret. */
    @Override
    public String toString() {
        return "Token[" + lifetime + "]";
    }
}
