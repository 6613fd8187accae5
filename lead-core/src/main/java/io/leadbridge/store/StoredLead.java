package io.leadbridge.store;

import io.leadbridge.model.Lead;
import io.leadbridge.validation.Warning;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead as the ledger has it.
 *
 * @param warnings what was tolerated when it was read
 * @param repeats how often the same lead came again within the duplicate window
 * @param repeatedAt when it came again last
 * @param endedAt since when nothing is left to do for it
 * @param deliveries one for each destination, by name
 */
public record StoredLead(
        Lead lead,
        List<Warning> warnings,
        int repeats,
        @Nullable Instant repeatedAt,
        @Nullable Instant endedAt,
        List<StoredDelivery> deliveries) {
    public StoredLead {
        warnings = List.copyOf(warnings);
        deliveries = List.copyOf(deliveries);
    }
}
