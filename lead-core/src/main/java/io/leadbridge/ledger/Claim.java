package io.leadbridge.ledger;

import io.leadbridge.model.Lead;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.StoredDelivery;
import java.time.Duration;

/**
 * A delivery that is now running here, with its lead.
 *
 * @param probe whether it finds out how a blocked or failing destination is doing
 */
public record Claim(Lead lead, StoredDelivery delivery, boolean probe) {

    /** A delivery that was running from the start: the stop must be {@link Route.Stop#started}. */
    public static Claim born(Lead lead, Route.Stop stop) {
        return new Claim(
                lead,
                new StoredDelivery(
                        lead.id(),
                        stop.destination(),
                        stop.recordKey(),
                        stop.mode(),
                        DeliveryState.RUNNING,
                        1,
                        1,
                        lead.receivedAt(),
                        lead.receivedAt(),
                        Duration.ZERO,
                        lead.receivedAt(),
                        null,
                        null,
                        null,
                        false,
                        null),
                false);
    }
}
