package io.leadbridge.sinks.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.internal.Json;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** An answer, read whole: at most {@link HttpCaller#MAX_ANSWER} bytes. */
public final class HttpAnswer {
    /** Longest wait that a server may ask for; longer ones are cut. */
    static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final String from;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final Instant received;

    HttpAnswer(String from, int status, HttpHeaders headers, byte[] body, Instant received) {
        this.from = from;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.received = received;
    }

    /** Host and port of the server, for messages. */
    public String from() {
        return from;
    }

    public int status() {
        return status;
    }

    /** Whether the status is 200 to 299. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The first header of this name, whatever its case. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The body as JSON, whatever its declared type; a missing node for anything else. Never throws. */
    public JsonNode json() {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException e) {
            return Json.mapper().missingNode();
        }
    }

    /** How long {@code Retry-After} asks to wait, in seconds or until a date; none when it says neither. */
    public Optional<Duration> retryAfter() {
        return header("Retry-After")
                .flatMap(this::wait)
                .map(wait -> wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    private Optional<Duration> wait(String value) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(received, until)).filter(wait -> !wait.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Without the body, which may quote personal data. */
    @Override
    public String toString() {
        return from + " answered " + status;
    }
}
