package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import org.jspecify.annotations.Nullable;

/**
 * Changes a value on its way into a field. The stock ones are in {@link Transforms}; one of your own is a lambda:
 *
 * <pre>{@code
 * company().as((text, lead) -> text.replace("GmbH", "").strip())
 * }</pre>
 */
@FunctionalInterface
public interface Transform {
    /** What becomes of {@code text}, never blank, of {@code lead}; null or blank text when nothing is left. */
    @Nullable
    Object apply(String text, Lead lead);
}
