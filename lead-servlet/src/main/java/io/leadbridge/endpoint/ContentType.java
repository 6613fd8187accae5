package io.leadbridge.endpoint;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells bodies that are clearly not JSON by their {@code Content-Type}. Everything else is read as JSON, also what no
 * one has heard of: what cannot be read goes to quarantine, and what is turned away is lost.
 */
final class ContentType {
    private static final Set<String> OTHER_FAMILIES = Set.of("multipart", "image", "audio", "video", "font");
    private static final Set<String> OTHER_TYPES = Set.of(
            "application/x-www-form-urlencoded",
            "application/xml",
            "application/octet-stream",
            "application/pdf",
            "application/zip",
            "application/gzip",
            "application/x-gzip",
            "application/cbor",
            "application/msgpack",
            "application/x-protobuf",
            "text/html",
            "text/xml",
            "text/csv");

    private ContentType() {}

    /** Whether a body sent with this {@code Content-Type} is worth reading as JSON. */
    static boolean mayBeJson(@Nullable String header) {
        String type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.endsWith("+json") || !(isOther(type) || type.endsWith("+xml") || type.endsWith("+zip"));
    }

    private static boolean isOther(String type) {
        return OTHER_TYPES.contains(type) || OTHER_FAMILIES.contains(type.split("/", 2)[0]);
    }
}
