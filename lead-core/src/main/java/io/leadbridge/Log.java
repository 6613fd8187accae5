package io.leadbridge;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.leadbridge.ledger.Claim;
import io.leadbridge.ledger.Expiring;
import io.leadbridge.ledger.Route;
import io.leadbridge.ledger.Settlement;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.store.QuarantinedPayload;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** One line for each event in a lead's life, to the logger {@code io.leadbridge}; no personal data, no secret. */
final class Log {
    private static final System.Logger LOG = System.getLogger("io.leadbridge");

    private Log() {}

    static void accepted(Lead lead, Route route) {
        LOG.log(INFO, () -> "accepted " + lead + ", " + words(route));
        route.parked()
                .forEach((stop, reason) ->
                        LOG.log(WARNING, () -> "dead letter " + lead + " to " + stop.destination() + ": " + reason));
    }

    private static String words(Route route) {
        if (!route.decided()) {
            return "kept unrouted until the settings are repaired";
        }
        return route.stops().isEmpty()
                ? "recorded only"
                : "for " + route.stops().stream().map(Route.Stop::destination).collect(Collectors.joining(", "));
    }

    static void duplicate(LeadId first) {
        LOG.log(INFO, () -> "duplicate of Lead[" + first + "]");
    }

    static void quarantined(QuarantinedPayload entry) {
        LOG.log(WARNING, () -> "quarantined " + entry + ": " + entry.message());
    }

    static void settled(Claim claim, Settlement settlement) {
        String destination = claim.delivery().destination();
        String delivery = claim.lead() + " to " + destination + ", attempt "
                + claim.delivery().attempts();
        if (settlement instanceof Settlement.Done done) {
            LOG.log(INFO, () -> "delivered " + delivery + (done.result().alreadyThere() ? ", was already there" : ""));
        } else if (settlement instanceof Settlement.Again again) {
            LOG.log(INFO, () -> "retry of " + delivery + " at " + again.nextAt() + ": " + again.reason());
            if (again.trouble().failing()) {
                LOG.log(
                        WARNING,
                        () -> "destination " + destination + " is failing; one delivery now and then finds out whether"
                                + " it works again. Last: " + again.reason());
            }
        } else if (settlement instanceof Settlement.Blocked blocked) {
            blocked(destination, blocked.reason());
        } else {
            LOG.log(WARNING, () -> "dead letter " + delivery + ": " + settlement.reason());
        }
    }

    static void blocked(String destination, String reason) {
        LOG.log(WARNING, () -> "destination " + destination + " is blocked: " + reason);
    }

    static void objection(String destination, String sentence) {
        LOG.log(WARNING, () -> Checkups.sentence(destination, sentence));
    }

    static void expiring(Expiring expiring) {
        LOG.log(
                WARNING,
                () -> expiring.deadLetters() + " dead letters and " + expiring.quarantined()
                        + " quarantined payloads are removed within " + Expiring.NOTICE.toDays()
                        + " days; replay, correct or discard them");
    }

    static void weak(String weakness) {
        LOG.log(ERROR, weakness);
    }

    static void storeFailed(String what, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.log(ERROR, () -> what + " failed, and is tried again until it works: " + cause.getMessage());
    }

    static void sinkNotClosed(String destination, RuntimeException failure) {
        LOG.log(
                WARNING,
                () -> "closing destination " + destination + " threw "
                        + failure.getClass().getName());
    }

    /** Without the throwable's message, which may quote the payload. */
    static void unreadable(Throwable bug) {
        StackTraceElement[] trace = bug.getStackTrace();
        LOG.log(
                ERROR,
                () -> "a payload could not be read, a bug in Leadbridge: "
                        + bug.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]));
    }
}
