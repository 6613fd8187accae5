package io.leadbridge.sinks.internal.http;

/** Gets a new token from whoever issues it. */
@FunctionalInterface
public interface TokenSource {
    /** A new token, or why there is none: {@link CallFailedException#result} says retry, or blocked for a bad secret. */
    Token fetch(Deadline deadline) throws CallFailedException, InterruptedException;
}
