package io.leadbridge.ledger;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.store.HistoryEntry.Event;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the ledger notes after an attempt. */
public sealed interface Settlement {
    /** How the history calls it. */
    Event event();

    /** Why it did not deliver; empty when it did. */
    String reason();

    /** What it says about the destination. */
    default Trouble trouble() {
        return Trouble.NONE;
    }

    /** The lead is there. */
    record Done(DeliveryResult.Delivered result) implements Settlement {
        @Override
        public Event event() {
            return Event.DELIVERED;
        }

        @Override
        public String reason() {
            return result.alreadyThere() ? "it was already there" : "";
        }
    }

    /** The destination refuses the lead: a dead letter. */
    record Refused(String reason) implements Settlement {
        @Override
        public Event event() {
            return Event.REFUSED;
        }
    }

    /** It waits until {@code nextAt}. */
    record Again(String reason, Instant nextAt, Trouble trouble) implements Settlement {
        @Override
        public Event event() {
            return Event.RETRY;
        }
    }

    /** It was tried for as long as may be: a dead letter. */
    record GivenUp(String reason, Trouble trouble) implements Settlement {
        @Override
        public Event event() {
            return Event.GIVEN_UP;
        }
    }

    /** The destination is blocked until a probe works; the attempt does not count. */
    record Blocked(String reason) implements Settlement {
        @Override
        public Event event() {
            return Event.BLOCKED;
        }
    }

    /**
     * What an attempt that did not work says about the destination.
     *
     * @param failing whether so many failed in a row that it is the destination's fault
     * @param asked how long the destination asked us to wait
     */
    record Trouble(boolean failing, @Nullable Duration asked) {
        /** It may be this lead's fault alone. */
        public static final Trouble NONE = new Trouble(false, null);
    }
}
