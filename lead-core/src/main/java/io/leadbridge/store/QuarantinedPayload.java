package io.leadbridge.store;

import io.leadbridge.model.LeadId;
import io.leadbridge.model.OfferId;
import io.leadbridge.validation.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payload that waits for a person, as the ledger has it. {@link #toString} does not show the body.
 *
 * @param id the lead's, if it becomes one
 * @param offer the offer of the URL it was posted to
 * @param message why, for a person
 * @param violations every violation when the reason is {@link QuarantineReason#INVALID}
 * @param body the bytes as they were sent; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are compared by nobody
public record QuarantinedPayload(
        LeadId id,
        Instant receivedAt,
        @Nullable OfferId offer,
        QuarantineReason reason,
        String message,
        List<Violation> violations,
        byte[] body) {
    public QuarantinedPayload {
        violations = List.copyOf(violations);
    }

    @Override
    public String toString() {
        return "QuarantinedPayload[" + id + ", " + reason + ", " + body.length + " bytes]";
    }
}
