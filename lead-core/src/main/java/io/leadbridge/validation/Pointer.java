package io.leadbridge.validation;

import java.util.List;
import java.util.stream.Stream;

/** Writes and reads JSON Pointers (RFC 6901): {@code /UserDetails/Email}, {@code ""} for the whole. */
final class Pointer {
    private Pointer() {}

    /** The pointer to the member {@code name} of what {@code parent} points to. */
    static String to(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The names on the way from the whole to what {@code pointer} points to. */
    static List<String> names(String pointer) {
        return Stream.of(pointer.split("/", -1))
                .skip(1)
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toList();
    }
}
