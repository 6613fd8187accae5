package io.leadbridge.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request as a fake received it.
 *
 * @param method as sent, upper-case by custom: {@code PATCH}
 * @param target path and query as sent, percent-encoded: {@code /leads?$top=1}
 * @param headers by name, whatever its case; repeated ones joined by {@code ", "}
 * @param body as UTF-8 text; {@code ""} when there was none
 */
public record Request(String method, String target, Map<String, String> headers, String body) {

    public Request {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    /** The decoded path, without the query. */
    public String path() {
        return URI.create(target).getPath();
    }

    /** The header of this name, whatever its case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The decoded parameters of the query, in order; of a repeated one the last. */
    public Map<String, String> query() {
        return parameters(URI.create(target).getRawQuery());
    }

    /** The decoded parameters of a body in {@code application/x-www-form-urlencoded}; empty for any other body. */
    public Map<String, String> form() {
        boolean isForm = header("Content-Type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        return parameters(isForm ? body : null);
    }

    /** The same, without its body. */
    Request withoutBody() {
        return new Request(method, target, headers, "");
    }

    private static Map<String, String> parameters(@Nullable String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    /** Method and path: queries, headers and bodies may hold keys and personal data. */
    @Override
    public String toString() {
        return method + " " + path();
    }
}
