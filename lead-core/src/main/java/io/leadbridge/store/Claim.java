package io.leadbridge.store;

import io.leadbridge.model.Lead;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a destination was given to do.
 *
 * @param nextAt when the next waiting delivery is due, if any is known
 */
public record Claim(List<Claimed> deliveries, @Nullable Instant nextAt) {
    public Claim {
        deliveries = List.copyOf(deliveries);
    }

    /** A delivery that is now running here, with its lead. */
    public record Claimed(Lead lead, StoredDelivery delivery) {}
}
