package io.leadbridge.store;

import io.leadbridge.model.LeadId;
import io.leadbridge.model.OfferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says which deliveries somebody looks for: {@code DeliveryFilter.in(DeliveryState.DEAD).destination("crm")}. All that
 * is said must hold; null says nothing.
 *
 * @param reason a part of the reason, in any letter case
 * @param receivedFrom when the lead was received, at the earliest
 * @param receivedBefore the same, before this
 * @param after only those that come after this one: the last of a page gives the next page
 */
public record DeliveryFilter(
        DeliveryState state,
        @Nullable LeadId lead,
        @Nullable String destination,
        @Nullable OfferId offer,
        @Nullable String reason,
        @Nullable Instant receivedFrom,
        @Nullable Instant receivedBefore,
        @Nullable Position after) {

    /** All in a state. */
    public static DeliveryFilter in(DeliveryState state) {
        return new DeliveryFilter(state, null, null, null, null, null, null, null);
    }

    /** Only those of this lead. */
    public DeliveryFilter lead(LeadId only) {
        return new DeliveryFilter(state, only, destination, offer, reason, receivedFrom, receivedBefore, after);
    }

    /** Only those to this destination. */
    public DeliveryFilter destination(String only) {
        return new DeliveryFilter(state, lead, only, offer, reason, receivedFrom, receivedBefore, after);
    }

    /** Only those of leads for this offer. */
    public DeliveryFilter offer(OfferId only) {
        return new DeliveryFilter(state, lead, destination, only, reason, receivedFrom, receivedBefore, after);
    }

    /** Only those whose reason contains {@code part}, in any letter case. */
    public DeliveryFilter reason(String part) {
        return new DeliveryFilter(state, lead, destination, offer, part, receivedFrom, receivedBefore, after);
    }

    /** Only those of leads that came at {@code from} or later, and before {@code before}. */
    public DeliveryFilter received(Instant from, Instant before) {
        return new DeliveryFilter(state, lead, destination, offer, reason, from, before, after);
    }

    /** Only those that come after {@code last} in a list. */
    public DeliveryFilter after(StoredDelivery last) {
        Position position = new Position(last.lead(), last.destination());
        return new DeliveryFilter(state, lead, destination, offer, reason, receivedFrom, receivedBefore, position);
    }

    /** A place in a list of deliveries. */
    public record Position(LeadId lead, String destination) {}
}
