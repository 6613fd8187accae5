package io.leadbridge.store;

import org.jspecify.annotations.Nullable;

/** The store cannot be opened, or did not do what it was asked; the message says what to do, without personal data. */
public final class LeadStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LeadStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
