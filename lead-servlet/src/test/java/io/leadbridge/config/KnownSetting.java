package io.leadbridge.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting that the reader knows, as the JSON Schema and the reference show it.
 *
 * @param expected how a value is written, as a fault says it; empty for any text
 * @param otherwise what counts when it is left out: text, a number or a flag
 */
record KnownSetting(
        String name, Asked.Shape shape, boolean required, Optional<String> expected, Optional<Object> otherwise) {

    static KnownSetting of(String name, Asked asked) {
        String expected = asked.expected().orElse("");
        return new KnownSetting(
                name,
                asked.shape(),
                asked.required(),
                asked.expected().filter(words -> !words.equals(Form.TEXT.expected())),
                asked.otherwise().map(value -> written(value, expected)));
    }

    KnownSetting mandatory() {
        return new KnownSetting(name, shape, true, expected, otherwise);
    }

    KnownSetting otherwise(String text) {
        return new KnownSetting(name, shape, required, expected, Optional.of(text));
    }

    /** As it stands in a file. */
    private static Object written(Object value, String expected) {
        if (value instanceof Duration span) {
            return TimeSpan.text(span);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return expected.contains("a size") && value instanceof Integer bytes ? Size.text(bytes) : value;
    }
}
