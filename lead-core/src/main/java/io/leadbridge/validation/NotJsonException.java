package io.leadbridge.validation;

/** A payload that is not JSON, or beyond a limit; the reason says where and quotes nothing. */
final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1;

    NotJsonException(String reason) {
        // Hostile senders cause these by the thousand: no stack trace.
        super(reason, null, false, false);
    }

    NotJsonException(String reason, int line, int column) {
        this(reason + ", at line " + line + ", column " + column);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
