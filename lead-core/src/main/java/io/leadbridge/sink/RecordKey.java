package io.leadbridge.sink;

import io.leadbridge.model.LeadId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Names the record that a delivery creates, so that a repeat finds it instead of making a second one. Fixed when the
 * lead is accepted: correcting the lead or its mapping never changes it.
 *
 * @param value a UUID of version 8 (RFC 9562) out of SHA-256 over lead id and destination name
 */
public record RecordKey(UUID value) {

    /** The key of the delivery of {@code lead} to {@code destination}. */
    public static RecordKey of(LeadId lead, String destination) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(lead + "\n" + destination));
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
