package io.leadbridge.config;

import java.util.Optional;

/**
 * What a section was asked for under one name: so that other names can be refused, and the file's JSON Schema and
 * reference be held to what is really read.
 *
 * @param expected how a value is written, as a fault says it; empty where any text will do
 * @param otherwise what counts when the setting is left out, if the reader knows
 */
record Asked(Shape shape, boolean required, Optional<String> expected, Optional<Object> otherwise) {
    /** What stands under a name. */
    enum Shape {
        VALUE,
        /** Several values, or one. */
        VALUES,
        SECTION
    }

    static Asked value() {
        return new Asked(Shape.VALUE, false, Optional.empty(), Optional.empty());
    }

    static Asked value(Form<?> form) {
        return new Asked(Shape.VALUE, false, Optional.of(form.expected()), Optional.empty());
    }

    static Asked values() {
        return new Asked(Shape.VALUES, false, Optional.empty(), Optional.empty());
    }

    static Asked section() {
        return new Asked(Shape.SECTION, false, Optional.empty(), Optional.empty());
    }

    Asked mandatory() {
        return new Asked(shape, true, expected, otherwise);
    }

    Asked otherwise(Object value) {
        return new Asked(shape, required, expected, Optional.of(value));
    }

    /** Both questions in one: a setting may be asked for again and more closely. */
    Asked and(Asked again) {
        return new Asked(
                shape == Shape.VALUE ? again.shape : shape,
                required || again.required,
                expected.or(again::expected),
                otherwise.or(again::otherwise));
    }
}
