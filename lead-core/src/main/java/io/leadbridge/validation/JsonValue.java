package io.leadbridge.validation;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A JSON value as it was sent: numbers keep their own digits, repeated members are all there. */
sealed interface JsonValue permits JsonObject, JsonValue.Items, JsonValue.Text, JsonValue.Digits, JsonValue.Word {

    /** JSON's own word for its kind: object, array, string, number, boolean or null. */
    String type();

    /** Whether it says nothing: null, or text without a visible character. */
    default boolean isBlank() {
        return false;
    }

    /** The value that {@code name} leads to: a member, or an item by its index; null when there is none. */
    default @Nullable JsonValue child(String name) {
        return null;
    }

    /** The value at a JSON Pointer below this one; null when there is none. */
    default @Nullable JsonValue at(String pointer) {
        JsonValue value = this;
        for (String name : Pointer.names(pointer)) {
            value = value == null ? null : value.child(name);
        }
        return value;
    }

    /** An array. */
    record Items(List<JsonValue> values) implements JsonValue {
        @Override
        public String type() {
            return "array";
        }

        @Override
        public @Nullable JsonValue child(String name) {
            boolean index =
                    !name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
            return index && Integer.parseInt(name) < values.size() ? values.get(Integer.parseInt(name)) : null;
        }
    }

    /** A string. */
    record Text(String value) implements JsonValue {
        @Override
        public String type() {
            return "string";
        }

        @Override
        public boolean isBlank() {
            return CleanText.isBlank(value);
        }
    }

    /** A number, by its own digits: {@code 1e400} and {@code 016…} of any length cost nothing until reckoned with. */
    record Digits(String source) implements JsonValue {
        @Override
        public String type() {
            return "number";
        }

        boolean isWhole() {
            return source.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        }
    }

    /** One of JSON's three words. */
    enum Word implements JsonValue {
        TRUE,
        FALSE,
        NULL;

        @Override
        public String type() {
            return this == NULL ? "null" : "boolean";
        }

        @Override
        public boolean isBlank() {
            return this == NULL;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
