package io.leadbridge.sink;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt. Reasons are sentences for an operator: they name the thing, the place and the way out,
 * and hold no personal data and no secret. They are cut after {@value #MAX_REASON} characters.
 */
public sealed interface DeliveryResult {
    /** Longer reasons are cut. */
    int MAX_REASON = 1_000;

    /**
     * The lead is there.
     *
     * @param recordId what the destination calls the record, when it says so
     * @param link where a person sees it
     * @param confirmed false when the destination takes leads without saying whether it kept them
     * @param alreadyThere whether an earlier attempt had created it
     */
    record Delivered(@Nullable String recordId, @Nullable URI link, boolean confirmed, boolean alreadyThere)
            implements DeliveryResult {

        /** The same, with the id that the destination gave the record. */
        public Delivered withRecordId(String id) {
            return new Delivered(id, link, confirmed, alreadyThere);
        }

        /** The same, with the address under which a person sees the record. */
        public Delivered withLink(URI address) {
            return new Delivered(recordId, address, confirmed, alreadyThere);
        }
    }

    /**
     * It did not work now and may work later.
     *
     * @param notBefore how long the destination asked us to wait; the longer of this and our own back-off counts
     */
    record Retry(String reason, @Nullable Duration notBefore) implements DeliveryResult {
        public Retry {
            reason = cut(reason);
        }

        /** The same, but not before {@code wait} has passed. */
        public Retry notBefore(Duration wait) {
            return new Retry(reason, wait);
        }
    }

    /** The destination refuses this lead, and would again: a dead letter. */
    record Rejected(String reason) implements DeliveryResult {
        public Rejected {
            reason = cut(reason);
        }
    }

    /** The destination can take no lead at all (wrong secret, missing right) until somebody repairs it. */
    record Blocked(String reason) implements DeliveryResult {
        public Blocked {
            reason = cut(reason);
        }
    }

    static Delivered delivered() {
        return new Delivered(null, null, true, false);
    }

    static Delivered alreadyThere() {
        return new Delivered(null, null, true, true);
    }

    static Retry retry(String reason) {
        return new Retry(reason, null);
    }

    static Rejected rejected(String reason) {
        return new Rejected(reason);
    }

    static Blocked blocked(String reason) {
        return new Blocked(reason);
    }

    private static String cut(String reason) {
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }
}
