package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A condition that has a text form, and is known and compared by it. */
record Condition(String textForm, Predicate<Lead> predicate) implements Predicate<Lead> {
    @Override
    public boolean test(Lead lead) {
        return predicate.test(lead);
    }

    /** With another one that has a text form, this has one too. */
    @Override
    public Predicate<Lead> and(Predicate<? super Lead> other) {
        return other instanceof Condition condition ? both(condition) : Predicate.super.and(other);
    }

    Condition both(Condition other) {
        return new Condition(
                textForm + " and " + other.textForm, lead -> predicate.test(lead) && other.predicate.test(lead));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Condition condition && condition.textForm.equals(textForm);
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
