package io.leadbridge.validation;

import io.leadbridge.model.Lead;
import io.leadbridge.validation.ValidationResult.Invalid;
import io.leadbridge.validation.ValidationResult.Malformed;
import io.leadbridge.validation.ValidationResult.Valid;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedSet;

/**
 * Reads payloads into leads:
 *
 * <pre>{@code
 * ValidationResult result = LeadValidator.lenient().validate(body);
 * if (result instanceof Valid valid) { … valid.lead() … valid.warnings() … }
 * }</pre>
 *
 * <p>Reading is tolerant in both modes, because live traffic differs from the documentation: member names match in any
 * ASCII letter case; {@code null}, {@code ""} and blanks mean absent; numbers and booleans become text where Microsoft
 * documents text; {@code UserDetails} may be a string that holds an object; UTF-16 and UTF-32 are read like UTF-8;
 * control characters and lone surrogates go; what Microsoft does not document is kept in {@link Lead#extensions}. Of
 * members that repeat each other, a blank one never counts, then the exact spelling does, then the first; the others
 * are kept in the extensions as {@code Email#2}. Each tolerance used is a {@link Warning}.
 *
 * <p>Immutable; share one between all threads.
 */
public final class LeadValidator {
    private static final LeadValidator LENIENT =
            new LeadValidator(false, LeadSchema.microsoft(), InstantSource.system());

    private final boolean strict;
    private final LeadSchema schema;
    private final InstantSource clock;

    private LeadValidator(boolean strict, LeadSchema schema, InstantSource clock) {
        this.strict = strict;
        this.schema = schema;
        this.clock = clock;
    }

    /** Checks the document after normalising, under Microsoft's member names. */
    public static LeadValidator lenient() {
        return LENIENT;
    }

    /**
     * Checks the document as it was sent, before normalising. A schema sees one member of a name: of repeated ones it
     * sees the one that counts.
     */
    public static LeadValidator strict() {
        return new LeadValidator(true, LENIENT.schema, LENIENT.clock);
    }

    /** The same, checking against {@code schema} instead of {@link LeadSchema#microsoft}. */
    public LeadValidator withSchema(LeadSchema schema) {
        return new LeadValidator(strict, schema, clock);
    }

    /** The same, taking the time of arrival from {@code clock}. */
    public LeadValidator withClock(InstantSource clock) {
        return new LeadValidator(strict, schema, clock);
    }

    /** Reads one payload; never throws, whatever the bytes are. */
    public ValidationResult validate(byte[] body) {
        Warnings warnings = new Warnings();
        try {
            JsonValue sent = JsonReader.read(PayloadText.decode(body, warnings));
            return sent instanceof JsonObject object
                    ? validate(object, warnings)
                    : new Invalid(List.of(Violation.ofType("", "object", sent.type())));
        } catch (NotJsonException e) {
            return new Malformed(e.reason());
        }
    }

    private ValidationResult validate(JsonObject sent, Warnings warnings) {
        NormalisedLead normalised = Normaliser.normalise(sent, warnings);
        SortedSet<Violation> violations = schema.violations(strict ? sent : normalised.document());
        violations.addAll(normalised.unreadable());
        if (!violations.isEmpty()) {
            return new Invalid(List.copyOf(violations));
        }
        Lead lead = normalised.bind(clock.instant(), warnings);
        return new Valid(lead, warnings.all());
    }
}
