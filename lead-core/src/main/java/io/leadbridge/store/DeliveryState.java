package io.leadbridge.store;

/** Where a delivery stands. */
public enum DeliveryState {
    /** It will be tried when its time has come. */
    WAITING,
    /** A worker has it. */
    RUNNING,
    /** The destination has the lead, or a newer one of the same person and offer. */
    DELIVERED,
    /** A dead letter: refused, or given up. It stays until a person decides. */
    DEAD,
    /** A person decided against it. */
    DISCARDED
}
