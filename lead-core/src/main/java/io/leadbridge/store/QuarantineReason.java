package io.leadbridge.store;

/** Why a payload is in quarantine. */
public enum QuarantineReason {
    /** It is not JSON, or beyond the limits of a lead. */
    MALFORMED,
    /** It is JSON, but not an object or not as the schema says. */
    INVALID,
    /** It is a lead without a way to reach a person. */
    UNREACHABLE,
    /** Reading it failed unexpectedly: a bug of ours. */
    UNREADABLE
}
