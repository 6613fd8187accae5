package io.leadbridge.store;

import io.leadbridge.model.Lead;
import io.leadbridge.model.OfferId;
import io.leadbridge.validation.Warning;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead as the ledger has it. {@link #toString} does not show the body.
 *
 * @param urlOffer the offer of the URL that it was posted to
 * @param body the bytes as they were sent, whatever was corrected since; not to be changed
 * @param warnings what was tolerated when it was read
 * @param repeats how often the same lead came again within the duplicate window
 * @param repeatedAt when it came again last
 * @param correctedAt when a person corrected it last
 * @param endedAt since when nothing is left to do for it
 * @param deliveries one for each destination, by name
 * @param history what happened to it, in order
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are compared by nobody
public record StoredLead(
        Lead lead,
        @Nullable OfferId urlOffer,
        byte[] body,
        List<Warning> warnings,
        int repeats,
        @Nullable Instant repeatedAt,
        @Nullable Instant correctedAt,
        @Nullable Instant endedAt,
        List<StoredDelivery> deliveries,
        List<HistoryEntry> history) {
    public StoredLead {
        warnings = List.copyOf(warnings);
        deliveries = List.copyOf(deliveries);
        history = List.copyOf(history);
    }

    @Override
    public String toString() {
        return "StoredLead[" + lead.id() + ", " + deliveries.size() + " deliveries]";
    }
}
