package io.leadbridge.sink;

import io.leadbridge.model.LeadId;
import io.leadbridge.model.OfferId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names the record that a delivery creates, so that a repeat finds it instead of making a second one. Fixed when the
 * lead is accepted: correcting the lead or its mapping never changes it.
 *
 * @param value a UUID of version 8 (RFC 9562) out of SHA-256 over what makes the record one of its own
 */
public record RecordKey(UUID value) {

    /** The key of the delivery of {@code lead} to {@code destination}: a record for each lead. */
    public static RecordKey of(LeadId lead, String destination) {
        return of(lead + "\n" + destination);
    }

    /**
     * The key that all deliveries to {@code destination} of one person's leads for one offer share: a record for each
     * person and offer.
     *
     * @param email in any letter case
     */
    public static RecordKey of(String email, @Nullable OfferId offer, String destination) {
        return of(email.strip().toLowerCase(Locale.ROOT) + "\n" + (offer == null ? "" : offer) + "\n" + destination);
    }

    private static RecordKey of(String identity) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(identity));
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        long low = (hash.getLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new RecordKey(new UUID(high, low));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
