package io.leadbridge.model;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Names one lead for ever; Microsoft sends none. A UUID of version 7 (RFC 9562): 48 bits of milliseconds since 1970,
 * then 74 random bits, so ids sort roughly by arrival. Its text is the canonical lower-case form.
 */
public record LeadId(UUID value) implements Comparable<LeadId> {
    private static final SecureRandom RANDOM = new SecureRandom();

    public LeadId {
        if (value.version() != 7 || value.variant() != 2) {
            throw new IllegalArgumentException("not a lead id: a lead id is a UUID of version 7");
        }
    }

    /** A new id for a lead that arrived at {@code instant}. */
    public static LeadId newAt(Instant instant) {
        long millis = instant.toEpochMilli() & 0xFFFF_FFFF_FFFFL;
        long high = (millis << 16) | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = (RANDOM.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new LeadId(new UUID(high, low));
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static LeadId parse(String text) {
        UUID value = UUID.fromString(text);
        if (!value.toString().equals(text)) {
            throw new IllegalArgumentException("not a lead id: a lead id is a UUID in lower-case canonical form");
        }
        return new LeadId(value);
    }

    /** By text, which is the order of arrival to the millisecond. */
    @Override
    public int compareTo(LeadId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
