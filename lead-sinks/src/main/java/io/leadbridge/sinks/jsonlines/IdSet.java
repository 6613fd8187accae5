package io.leadbridge.sinks.jsonlines;

import io.leadbridge.model.LeadId;
import java.util.UUID;

/**
 * Many lead ids in little memory: two longs each in one array that is between three eighths and three quarters full.
 * The low half of an id is random, so it is its own hash; no id is all zeros, so those mark a free place.
 */
final class IdSet {
    private static final int FIRST_PLACES = 1_024;

    private long[] places = new long[2 * FIRST_PLACES];
    private int size;

    boolean contains(LeadId id) {
        return places[place(id.value()) + 1] != 0;
    }

    void add(LeadId id) {
        if (contains(id)) {
            return;
        }
        if (4L * (size + 1) > 3L * (places.length / 2)) {
            grow();
        }
        put(id.value());
        size++;
    }

    void clear() {
        places = new long[2 * FIRST_PLACES];
        size = 0;
    }

    private void grow() {
        long[] old = places;
        places = new long[Math.multiplyExact(old.length, 2)];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                put(new UUID(old[i], old[i + 1]));
            }
        }
    }

    private void put(UUID id) {
        int place = place(id);
        places[place] = id.getMostSignificantBits();
        places[place + 1] = id.getLeastSignificantBits();
    }

    /** Where {@code id} lies, or the free place where it belongs. */
    private int place(UUID id) {
        int mask = places.length - 1;
        long low = id.getLeastSignificantBits();
        int place = (int) (low << 1) & mask;
        while (places[place + 1] != 0 && (places[place + 1] != low || places[place] != id.getMostSignificantBits())) {
            place = (place + 2) & mask;
        }
        return place;
    }
}
