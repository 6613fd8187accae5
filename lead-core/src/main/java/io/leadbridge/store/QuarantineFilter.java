package io.leadbridge.store;

import io.leadbridge.model.LeadId;
import io.leadbridge.model.OfferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says which quarantined payloads somebody looks for: {@code QuarantineFilter.ALL.reason(QuarantineReason.INVALID)}. All
 * that is said must hold; null says nothing.
 *
 * @param offer the offer of the URL it was posted to
 * @param after only those that came after this one: the last of a page gives the next page
 * @param discardedToo whether those are listed that a person decided against
 */
public record QuarantineFilter(
        @Nullable QuarantineReason reason,
        @Nullable OfferId offer,
        @Nullable Instant receivedFrom,
        @Nullable Instant receivedBefore,
        @Nullable LeadId after,
        boolean discardedToo) {
    /** All that wait for a person. */
    public static final QuarantineFilter ALL = new QuarantineFilter(null, null, null, null, null, false);

    /** Only those that are there for this reason. */
    public QuarantineFilter reason(QuarantineReason only) {
        return new QuarantineFilter(only, offer, receivedFrom, receivedBefore, after, discardedToo);
    }

    /** Only those that were posted to the URL of this offer. */
    public QuarantineFilter offer(OfferId only) {
        return new QuarantineFilter(reason, only, receivedFrom, receivedBefore, after, discardedToo);
    }

    /** Only those that came at {@code from} or later, and before {@code before}. */
    public QuarantineFilter received(Instant from, Instant before) {
        return new QuarantineFilter(reason, offer, from, before, after, discardedToo);
    }

    /** Only those that came after {@code last}. */
    public QuarantineFilter after(LeadId last) {
        return new QuarantineFilter(reason, offer, receivedFrom, receivedBefore, last, discardedToo);
    }

    /** Those too that a person decided against. */
    public QuarantineFilter withDiscarded() {
        return new QuarantineFilter(reason, offer, receivedFrom, receivedBefore, after, true);
    }
}
