package io.leadbridge.examples.quickstart;

/** Something around the program has to be put right first; the message says what, for a person. */
final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotStartException(String message) {
        super(message);
    }

    CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
