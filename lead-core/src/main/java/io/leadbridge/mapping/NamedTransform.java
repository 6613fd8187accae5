package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A stock transform that makes text of text; known, and compared, by its text form. */
record NamedTransform(String textForm, Transform function) implements Transform {

    static NamedTransform of(String textForm, UnaryOperator<String> function) {
        return new NamedTransform(textForm, (text, lead) -> function.apply(text));
    }

    @Override
    public @Nullable Object apply(String text, Lead lead) {
        return function.apply(text, lead);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamedTransform transform && transform.textForm.equals(textForm);
    }

    @Override
    public int hashCode() {
        return textForm.hashCode();
    }

    @Override
    public String toString() {
        return textForm;
    }
}
