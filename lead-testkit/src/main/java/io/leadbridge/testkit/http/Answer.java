package io.leadbridge.testkit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.leadbridge.internal.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a fake answers. Length and connection headers are the server's business.
 *
 * @param status the HTTP status, 200 to 599
 * @param headers by name, as they are sent
 * @param body sent as UTF-8; {@code ""} for none
 */
public record Answer(int status, Map<String, String> headers, String body) {

    public Answer {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("an answer needs a status from 200 to 599, not " + status);
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A status and nothing else. */
    public static Answer of(int status) {
        return new Answer(status, Map.of(), "");
    }

    /** A JSON document, written from maps, lists, texts, numbers, records or Jackson nodes. */
    public static Answer json(int status, Object document) {
        try {
            return of(status)
                    .with("Content-Type", "application/json; charset=utf-8")
                    .withBody(Json.mapper().writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + document.getClass(), e);
        }
    }

    /** A page such as gateways and load balancers send. */
    public static Answer html(int status) {
        return of(status)
                .with("Content-Type", "text/html")
                .withBody("<!DOCTYPE html><html><head><title>" + status + "</title></head><body><h1>Error " + status
                        + "</h1></body></html>");
    }

    /** The same with this header, which replaces one of the same spelling. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /** The same with this body. */
    public Answer withBody(String text) {
        return new Answer(status, headers, text);
    }
}
