package io.leadbridge.validation;

import java.util.Comparator;

/**
 * One way in which a payload breaks the schema. Holds no value of the payload. In lenient mode the pointer uses
 * Microsoft's member names, in strict mode the names as sent; control characters in them are left out.
 *
 * @param pointer where: a JSON Pointer (RFC 6901), {@code ""} for the whole
 * @param keyword the schema's keyword that was broken, such as {@code type} or {@code required}
 * @param message what is wrong, for a person
 */
public record Violation(String pointer, String keyword, String message) {
    static final Comparator<Violation> BY_POINTER = Comparator.comparing(Violation::pointer)
            .thenComparing(Violation::keyword)
            .thenComparing(Violation::message);

    public Violation {
        pointer = CleanText.line(pointer, noted -> {});
    }

    /** A value of the wrong kind; both words are JSON's own. */
    static Violation ofType(String pointer, String expected, String found) {
        return new Violation(pointer, "type", "expected " + expected + ", found " + found);
    }
}
