package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import org.jspecify.annotations.Nullable;

/** A value and what is done to it. */
record Transformed(Value source, Transform transform) implements Value {
    @Override
    public @Nullable Object of(Lead lead) {
        String text = source.textOf(lead);
        return text == null ? null : transform.apply(text, lead);
    }

    @Override
    public String toString() {
        String inner = source instanceof Fallback ? "(" + source + ")" : Described.by(source);
        return inner + " | " + Described.by(transform);
    }
}
