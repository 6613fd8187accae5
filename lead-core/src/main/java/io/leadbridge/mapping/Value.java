package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what goes into a field: a function of a lead. The stock ones are in {@link Values}; one of your own is a lambda:
 *
 * <pre>{@code
 * .set(field("contoso_score"), lead -> lead.offer() == null ? null : scores.of(lead.offer()))
 * }</pre>
 *
 * <p>Called by several threads at once. An exception is not swallowed: the lead is not delivered with a hole in it.
 */
@FunctionalInterface
public interface Value {
    /**
     * The value for {@code lead}, or null when it is absent. Text, {@code Boolean}, {@code Number}, {@link
     * java.time.Instant} and {@link java.time.LocalDate} are taken as such, anything else as its text. Blank text is
     * absent.
     */
    @Nullable
    Object of(Lead lead);

    /** The same as text (times in ISO 8601), or null when it is absent or blank. */
    default @Nullable String textOf(Lead lead) {
        return Plain.textOrNull(of(lead));
    }

    /** This value, or {@code other} when this one is absent. */
    default Value orElse(Value other) {
        return Fallback.of(List.of(this, other));
    }

    /** This value, or the text {@code constant} when this one is absent. */
    default Value orElse(String constant) {
        return orElse(new Constant(constant));
    }

    /** This value, changed by {@code transform} when it is there. */
    default Value as(Transform transform) {
        return new Transformed(this, transform);
    }
}
