package io.leadbridge.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadbridge.internal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the sender of a request gets.
 *
 * @param status the HTTP status
 * @param headers every header to set, {@code Content-Type} included, {@code Content-Length} and {@code Connection} not
 * @param body JSON, to be sent as UTF-8
 */
public record Answer(int status, Map<String, String> headers, String body) {
    private static final ObjectMapper JSON = Json.mapper();

    public Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, String contentType, Map<String, ?> body) {
        try {
            String text = JSON.writeValueAsString(body);
            return new Answer(status, Map.of("Content-Type", contentType, "Cache-Control", "no-store"), text);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer could not be written as JSON", e);
        }
    }

    Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
