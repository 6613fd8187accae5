package io.leadbridge.examples.quickstart;

/** A command could not do what it was asked for; the message says why and what to do, for a person. */
final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FailedException(String message) {
        super(message);
    }
}
