package io.leadbridge.store;

/** How a destination is doing. */
public enum DestinationState {
    /** Deliveries are sent. */
    OPEN,
    /** It can take nothing until somebody repairs it: one delivery is sent now and then, to find out. */
    BLOCKED,
    /** It does not answer, or not as it should: one delivery is sent now and then, to find out. */
    FAILING
}
