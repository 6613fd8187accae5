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

    /** In parentheses stands what would else be read as a part of something else. */
    @Override
    public String toString() {
        boolean enclosed = source instanceof Fallback || (source instanceof Constant constant && constant.isText());
        String inner = enclosed ? "(" + source + ")" : Described.operand(source);
        return inner + " | " + Described.by(transform);
    }
}
