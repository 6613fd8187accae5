package io.leadbridge.validation;

import io.leadbridge.model.Lead;
import java.util.List;

/** What reading a payload gave. */
public sealed interface ValidationResult {

    /** A lead, with one warning for each tolerance that was needed to read it. */
    record Valid(Lead lead, List<Warning> warnings) implements ValidationResult {
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /** JSON, but not an object or not as the schema says; ordered by pointer, at least one. */
    record Invalid(List<Violation> violations) implements ValidationResult {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }

    /** Not JSON, or beyond the limits of a lead; {@code reason} says where and why, without quoting. */
    record Malformed(String reason) implements ValidationResult {}
}
