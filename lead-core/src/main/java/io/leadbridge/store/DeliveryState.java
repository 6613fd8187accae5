package io.leadbridge.store;

import java.util.Locale;

/** Where a delivery stands. */
public enum DeliveryState {
    /** It will be tried when its time has come. */
    WAITING,
    /** A worker has it. */
    RUNNING,
    /** The destination has the lead. */
    DELIVERED,
    /** A dead letter: refused, or given up. It stays until a person decides. */
    DEAD,
    /** A person decided against it. */
    DISCARDED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
