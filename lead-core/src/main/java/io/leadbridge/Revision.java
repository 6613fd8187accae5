package io.leadbridge;

import io.leadbridge.ledger.Ledger;
import io.leadbridge.ledger.NewLead;
import io.leadbridge.ledger.Route;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.store.HistoryEntry.Event;
import io.leadbridge.store.QuarantineReason;
import io.leadbridge.store.QuarantinedPayload;
import io.leadbridge.validation.LeadValidator;
import io.leadbridge.validation.ValidationResult;
import java.util.List;
import java.util.Optional;

/** Reads payloads again that a person has corrected or looked at. The lead's id and the bytes as sent stay. */
final class Revision {
    private final LeadValidator validator;
    private final Ledger ledger;
    private final Router router;
    private final Outgoing outgoing;

    Revision(PipelineSettings settings, Ledger ledger, Router router, Outgoing outgoing) {
        this.validator = settings.validator();
        this.ledger = ledger;
        this.router = router;
        this.outgoing = outgoing;
    }

    /** Replaces what a lead says; its deliveries stay as they are. */
    Optional<Receipt> correct(LeadId id, byte[] body) {
        return ledger.find(id).flatMap(stored -> {
            ValidationResult result = validator.validate(body);
            if (!(result instanceof ValidationResult.Valid valid)) {
                return Optional.of(refusal(id, result));
            }
            Lead lead = router.withOffer(valid.lead(), stored.urlOffer())
                    .identifiedBy(id, stored.lead().receivedAt());
            return Joined.of(ledger.correct(lead, valid.warnings()))
                    ? Optional.of(new Receipt.Accepted(id, lead.isTest()))
                    : Optional.empty();
        });
    }

    /** Makes a quarantined payload a lead, as {@code body} says. A person has looked at it: it may reach nobody. */
    Optional<Receipt> admit(QuarantinedPayload payload, byte[] body, Event how) {
        ValidationResult result = validator.validate(body);
        if (!(result instanceof ValidationResult.Valid valid)) {
            return Optional.of(refusal(payload.id(), result));
        }
        Lead lead = router.withOffer(valid.lead(), payload.offer()).identifiedBy(payload.id(), payload.receivedAt());
        Route route = router.route(lead);
        NewLead entry = new NewLead(lead, payload.offer(), payload.body(), valid.warnings(), route);
        if (!Joined.of(ledger.admit(entry, how))) {
            return Optional.empty();
        }
        Log.accepted(lead, route);
        outgoing.wake();
        return Optional.of(new Receipt.Accepted(lead.id(), lead.isTest()));
    }

    private static Receipt refusal(LeadId id, ValidationResult result) {
        if (result instanceof ValidationResult.Invalid invalid) {
            return new Receipt.Quarantined(
                    id, QuarantineReason.INVALID, "it does not match the schema", invalid.violations());
        }
        String reason = ((ValidationResult.Malformed) result).reason();
        return new Receipt.Quarantined(id, QuarantineReason.MALFORMED, reason, List.of());
    }
}
