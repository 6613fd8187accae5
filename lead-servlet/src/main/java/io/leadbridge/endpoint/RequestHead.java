package io.leadbridge.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * What a request says before its body.
 *
 * @param method as sent; methods are case-sensitive
 * @param path what follows the endpoint's own path, decoded: {@code /crm-suite}; null or {@code /} when nothing does
 * @param query the query as sent, not decoded; it holds the key
 * @param contentType the {@code Content-Type} as sent
 * @param contentEncoding every {@code Content-Encoding} as sent, joined by commas
 * @param contentLength the length of the body in bytes; negative when unknown
 */
public record RequestHead(
        String method,
        @Nullable String path,
        @Nullable String query,
        @Nullable String contentType,
        @Nullable String contentEncoding,
        long contentLength) {

    /** Without the query, which holds the key. */
    @Override
    public String toString() {
        return "RequestHead[" + method + " " + path + "]";
    }
}
