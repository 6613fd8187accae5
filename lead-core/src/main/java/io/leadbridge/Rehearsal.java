package io.leadbridge;

import io.leadbridge.LeadPreview.ForDestination;
import io.leadbridge.ledger.Route;
import io.leadbridge.model.Lead;
import io.leadbridge.model.OfferId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.SinkPreview;
import io.leadbridge.validation.LeadValidator;
import io.leadbridge.validation.ValidationResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks a payload through all that an accepted one meets, without keeping or sending anything. */
record Rehearsal(LeadValidator validator, Router router) {

    LeadPreview preview(byte[] body, @Nullable OfferId offer) {
        ValidationResult result = read(body);
        if (result instanceof ValidationResult.Valid valid) {
            Lead lead = router.withOffer(valid.lead(), offer);
            String quarantine = isKept(lead) ? null : Intake.UNREACHABLE;
            return new LeadPreview(
                    new ValidationResult.Valid(lead, valid.warnings()), quarantine, destinations(lead, quarantine));
        }
        String reason = result instanceof ValidationResult.Malformed malformed ? malformed.reason() : Intake.INVALID;
        return new LeadPreview(result, reason, List.of());
    }

    private ValidationResult read(byte[] body) {
        try {
            return validator.validate(body);
        } catch (RuntimeException | StackOverflowError bug) {
            Log.unreadable(bug);
            return new ValidationResult.Malformed(Intake.BUG);
        }
    }

    private static boolean isKept(Lead lead) {
        return lead.userDetails().isReachable() || lead.isDoNotContact();
    }

    private List<ForDestination> destinations(Lead lead, @Nullable String quarantine) {
        Route route = router.route(lead);
        return router.destinations().stream()
                .map(destination -> new ForDestination(
                        destination.name(),
                        quarantine == null ? whyNot(destination.name(), lead, route) : "it is quarantined",
                        preview(destination, lead)))
                .toList();
    }

    private @Nullable String whyNot(String destination, Lead lead, Route route) {
        if (route.stops().stream().anyMatch(stop -> stop.destination().equals(destination))) {
            return null;
        }
        String parked = route.parked().entrySet().stream()
                .filter(entry -> entry.getKey().destination().equals(destination))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        if (parked != null) {
            return "it becomes a dead letter: " + parked;
        }
        if (!route.decided()) {
            return "the settings of destinations are faulty: leads are kept and none is delivered";
        }
        if (lead.isTest() && router.testLeads() == Handling.RECORD) {
            return "it is a test lead, and test leads are recorded only";
        }
        return lead.isDoNotContact() && router.doNotContact() == Handling.RECORD
                ? "the person must not be contacted, and such leads are recorded only"
                : "it does not meet the destination's condition";
    }

    private static SinkPreview preview(Destination destination, Lead lead) {
        Route.Stop stop = destination.stop(lead);
        Delivery delivery =
                new Delivery(lead, destination.name(), stop.recordKey(), stop.mode(), 1, destination.timeLimit());
        try {
            return destination.sink().preview(delivery);
        } catch (RuntimeException | LinkageError e) {
            String note = "its preview threw " + e.getClass().getName();
            return new SinkPreview("", List.of(), List.of(note));
        }
    }
}
