package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sets one field, always or under a condition. */
record Rule(String field, Value value, @Nullable Predicate<Lead> condition) {
    boolean appliesTo(Lead lead) {
        return condition == null || condition.test(lead);
    }
}
