package io.leadbridge.validation;

import java.time.InstantSource;

/** Reads payloads into leads. */
public final class LeadValidator {
    private LeadValidator() {}

    public static LeadValidator lenient() {
        return new LeadValidator();
    }

    public static LeadValidator strict() {
        return new LeadValidator();
    }

    public LeadValidator withSchema(LeadSchema schema) {
        return this;
    }

    /** The same, taking the time of arrival from {@code clock}. */
    public LeadValidator withClock(InstantSource clock) {
        return this;
    }

    /** Reads one payload; never throws. */
    public ValidationResult validate(byte[] body) {
        return new ValidationResult.Malformed("not built yet");
    }
}
