package io.leadbridge;

import io.leadbridge.ledger.Fingerprint;
import io.leadbridge.ledger.Ledger;
import io.leadbridge.ledger.NewLead;
import io.leadbridge.ledger.Route;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.OfferId;
import io.leadbridge.store.QuarantineReason;
import io.leadbridge.store.QuarantinedPayload;
import io.leadbridge.validation.LeadValidator;
import io.leadbridge.validation.ValidationResult;
import io.leadbridge.validation.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The way in: reads a payload, decides what it is, and writes it down. */
final class Intake {
    static final String UNREACHABLE = "it names no e-mail, no phone, and no name with company: nobody can be reached";
    static final String INVALID = "it does not match the schema";
    static final String BUG = "reading it failed: a bug in Leadbridge";

    private final LeadValidator validator;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Duration window;
    private final Router router;
    private final Outgoing outgoing;

    Intake(PipelineSettings settings, Ledger ledger, Router router, Outgoing outgoing) {
        this.validator = settings.validator();
        this.ledger = ledger;
        this.clock = settings.clock();
        this.window = settings.duplicatesWithin();
        this.router = router;
        this.outgoing = outgoing;
    }

    /** Reads and writes down one payload; the future completes after the commit. */
    CompletableFuture<Receipt> take(byte[] body, @Nullable OfferId offer) {
        Payload payload = new Payload(body, offer, clock.instant());
        ValidationResult result;
        try {
            result = validator.validate(body);
        } catch (RuntimeException | StackOverflowError bug) {
            Log.unreadable(bug);
            return quarantine(payload, QuarantineReason.UNREADABLE, BUG, List.of());
        }
        if (result instanceof ValidationResult.Malformed malformed) {
            return quarantine(payload, QuarantineReason.MALFORMED, malformed.reason(), List.of());
        }
        if (result instanceof ValidationResult.Invalid invalid) {
            return quarantine(payload, QuarantineReason.INVALID, INVALID, invalid.violations());
        }
        return take(payload, (ValidationResult.Valid) result);
    }

    private CompletableFuture<Receipt> take(Payload payload, ValidationResult.Valid result) {
        Lead lead = router.withOffer(result.lead(), payload.offer);
        Fingerprint fingerprint = Identity.of(lead, window);
        if (!lead.userDetails().isReachable() && !lead.isDoNotContact()) {
            return unreachable(payload, lead.id(), fingerprint);
        }
        Route route = outgoing.reserve(router.route(lead));
        return ledger.add(new NewLead(lead, payload.offer, payload.body, result.warnings(), route), fingerprint)
                .whenComplete((id, failure) -> start(lead, route, id))
                .thenApply(id -> receipt(lead, route, id));
    }

    private void start(Lead lead, Route route, @Nullable LeadId written) {
        if (lead.id().equals(written)) {
            outgoing.begin(lead, route);
        } else {
            outgoing.release(route);
        }
    }

    private static Receipt receipt(Lead lead, Route route, LeadId written) {
        if (!written.equals(lead.id())) {
            Log.duplicate(written);
            return new Receipt.Duplicate(written);
        }
        Log.accepted(lead, route);
        return new Receipt.Accepted(written, lead.isTest());
    }

    private CompletableFuture<Receipt> unreachable(Payload payload, LeadId id, @Nullable Fingerprint fingerprint) {
        return quarantine(payload.quarantined(id, QuarantineReason.UNREACHABLE, UNREACHABLE, List.of()), fingerprint);
    }

    private CompletableFuture<Receipt> quarantine(
            Payload payload, QuarantineReason reason, String message, List<Violation> violations) {
        return quarantine(payload.quarantined(LeadId.newAt(payload.receivedAt), reason, message, violations), null);
    }

    private CompletableFuture<Receipt> quarantine(QuarantinedPayload entry, @Nullable Fingerprint fingerprint) {
        return ledger.quarantine(entry, fingerprint).thenApply(id -> {
            if (!id.equals(entry.id())) {
                Log.duplicate(id);
                return new Receipt.Duplicate(id);
            }
            Log.quarantined(entry);
            return new Receipt.Quarantined(id, entry.reason(), entry.message(), entry.violations());
        });
    }

    /** What came through the door. */
    private static final class Payload {
        private final byte[] body;
        private final @Nullable OfferId offer;
        private final Instant receivedAt;

        Payload(byte[] body, @Nullable OfferId offer, Instant receivedAt) {
            this.body = body;
            this.offer = offer;
            this.receivedAt = receivedAt;
        }

        QuarantinedPayload quarantined(LeadId id, QuarantineReason reason, String message, List<Violation> violations) {
            return new QuarantinedPayload(id, receivedAt, offer, reason, message, violations, body);
        }
    }
}
