package io.leadbridge.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a lead or to one of its deliveries: the log of attempts, and of what people did.
 *
 * @param destination whose delivery; null when it concerns the lead itself
 * @param attempt which attempt; 0 when it was none
 * @param reason why it did not deliver, or what was done; without personal data
 */
public record HistoryEntry(
        Instant at,
        @Nullable String destination,
        Event event,
        int attempt,
        @Nullable String reason) {
    /** What happened. */
    public enum Event {
        /** An attempt delivered it. */
        DELIVERED,
        /** An attempt did not work and is repeated. */
        RETRY,
        /** The destination refused it. */
        REFUSED,
        /** It was tried for as long as may be. */
        GIVEN_UP,
        /** The destination could take nothing at all. */
        BLOCKED,
        /** A newer lead of the same person and offer was delivered before: this one was left out. */
        SUPERSEDED,
        /** The store's copy of the lead cannot be read any more. */
        UNREADABLE,
        /** The destination is not among the settings any more. */
        REMOVED,
        /** The process that had it ended; another goes on. */
        TAKEN_OVER,
        /** A person corrected the lead. */
        CORRECTED,
        /** A person sent it on its way again. */
        REPLAYED,
        /** A person asked to change the record that it had made. */
        REWRITTEN,
        /** A person decided against it. */
        DISCARDED
    }
}
