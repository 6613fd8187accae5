package io.leadbridge.store;

import io.leadbridge.sink.DeliveryResult;
import java.time.Instant;

/** What the ledger notes after an attempt. */
public sealed interface Settlement {
    /** The lead is there. */
    record Done(DeliveryResult.Delivered result) implements Settlement {}

    /** It waits until {@code nextAt}. */
    record Again(String reason, Instant nextAt) implements Settlement {}

    /** It becomes a dead letter. */
    record Dead(String reason) implements Settlement {}

    /** The destination is blocked until a probe works, the first at {@code probeAt}; the attempt does not count. */
    record Blocked(String reason, Instant probeAt) implements Settlement {}
}
