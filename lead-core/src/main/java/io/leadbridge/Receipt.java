package io.leadbridge;

import io.leadbridge.model.LeadId;
import io.leadbridge.store.QuarantineReason;
import io.leadbridge.validation.Violation;
import java.util.List;

/** What the sender of a lead gets at once: it is durable under this id. */
public sealed interface Receipt {
    /** The lead's id; a duplicate's is the id of the first. */
    LeadId id();

    /**
     * A new lead, to be delivered.
     *
     * @param test whether it is one of Microsoft's marked test leads
     */
    record Accepted(LeadId id, boolean test) implements Receipt {}

    /** The same lead again within the duplicate window: counted, not delivered twice. */
    record Duplicate(LeadId id) implements Receipt {}

    /**
     * Kept for a person to look at, since it cannot be delivered as it is.
     *
     * @param message why, for a person; quotes nothing of the payload
     * @param violations every violation when {@code reason} is {@link QuarantineReason#INVALID}, else empty
     */
    record Quarantined(LeadId id, QuarantineReason reason, String message, List<Violation> violations)
            implements Receipt {
        public Quarantined {
            violations = List.copyOf(violations);
        }
    }
}
