package io.leadbridge;

import org.jspecify.annotations.Nullable;

/**
 * The lead is not known to be durable: the store refused, did not answer in time, or is closed. The lead may still have
 * been kept; sending it again then gives a {@link Receipt.Duplicate}.
 */
public final class LeadNotStoredException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeadNotStoredException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    LeadNotStoredException(String message) {
        super(message);
    }
}
