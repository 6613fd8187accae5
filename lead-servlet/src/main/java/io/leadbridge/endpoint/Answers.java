package io.leadbridge.endpoint;

import io.leadbridge.Receipt;
import io.leadbridge.Receipt.Accepted;
import io.leadbridge.Receipt.Quarantined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds the answers the endpoint gives. */
final class Answers {
    /** When a sender may come back after a 503, in seconds. */
    static final String RETRY_AFTER = "10";

    private Answers() {}

    static Answer methodNotAllowed() {
        return Problem.METHOD_NOT_ALLOWED
                .answer("Send the lead by POST, as JSON.")
                .with("Allow", "POST");
    }

    static Answer keyRefused() {
        return Problem.KEY_REFUSED
                .answer("The URL must carry one valid key, as ?sig=KEY. Nothing of this request is kept.")
                .with("WWW-Authenticate", "Key realm=\"leads\"");
    }

    static Answer unsupportedEncoding() {
        return Problem.UNSUPPORTED_ENCODING
                .answer("Send the body without Content-Encoding.")
                .with("Accept-Encoding", "identity");
    }

    static Answer unsupportedMediaType() {
        return Problem.UNSUPPORTED_MEDIA_TYPE
                .answer("Send the lead as application/json.")
                .with("Accept", "application/json");
    }

    static Answer bodyTooLarge(int limit) {
        return Problem.BODY_TOO_LARGE.answer("At most " + limit + " bytes are taken in.");
    }

    static Answer bodyTooSlow() {
        return Problem.BODY_TOO_SLOW.answer("Send the whole body at once.");
    }

    static Answer bodyBrokenOff() {
        return Problem.BODY_BROKEN_OFF.answer("Send the whole body, framed as HTTP says.");
    }

    static Answer notStored() {
        return Problem.NOT_STORED
                .answer("Send it again later; had it been stored after all, it will count as a duplicate.")
                .with("Retry-After", RETRY_AFTER);
    }

    /** What the sender of a lead gets for {@code receipt}. */
    static Answer of(Receipt receipt) {
        return receipt instanceof Quarantined quarantined
                ? of(quarantined)
                : taken(receipt, receipt instanceof Accepted accepted ? status(accepted) : "duplicate");
    }

    private static String status(Accepted accepted) {
        return accepted.test() ? "test" : "accepted";
    }

    private static Answer of(Quarantined lead) {
        String id = lead.id().toString();
        return switch (lead.reason()) {
            case MALFORMED -> Problem.MALFORMED_LEAD.answer(lead.message(), id, List.of());
            case INVALID -> Problem.INVALID_LEAD.answer(lead.message(), id, lead.violations());
            case UNREACHABLE, UNREADABLE -> taken(lead, "quarantined");
        };
    }

    private static Answer taken(Receipt receipt, String status) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("id", receipt.id().toString());
        body.put("status", status);
        return Answer.json(202, "application/json", body);
    }
}
