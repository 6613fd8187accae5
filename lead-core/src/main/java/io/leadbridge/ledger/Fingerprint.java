package io.leadbridge.ledger;

import java.time.Duration;

/**
 * Tells the same lead from another within the duplicate window.
 *
 * @param hash SHA-256 over what makes a lead that lead
 * @param window how long from the first one; measured both ways, so that a clock put back loses nothing
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Fingerprint(byte[] hash, Duration window) {
    @Override
    public String toString() {
        return "Fingerprint[window=" + window + "]";
    }
}
