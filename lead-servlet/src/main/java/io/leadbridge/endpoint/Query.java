package io.leadbridge.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads parameters out of a raw query, and never out of a body. */
final class Query {
    private Query() {}

    /** Every value of {@code name}, decoded; a parameter without {@code =} has the empty value. */
    static List<String> values(@Nullable String query, String name) {
        return query == null
                ? List.of()
                : Arrays.stream(query.split("&"))
                        .map(parameter -> parameter.split("=", 2))
                        .filter(parameter -> decoded(parameter[0]).equals(name))
                        .map(parameter -> parameter.length == 2 ? decoded(parameter[1]) : "")
                        .toList();
    }

    /** What is no valid encoding stays as it is: no key holds a percent sign, so it opens nothing. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
