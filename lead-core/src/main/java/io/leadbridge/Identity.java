package io.leadbridge;

import io.leadbridge.ledger.Fingerprint;
import io.leadbridge.model.Lead;
import io.leadbridge.model.UserDetails;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says when two leads are the same: all that was sent about the person, the offer and the action is equal. */
final class Identity {
    private Identity() {}

    /** The lead's fingerprint, or null when {@code window} is zero: then nothing is a repeat. */
    static @Nullable Fingerprint of(Lead lead, Duration window) {
        if (window.isZero()) {
            return null;
        }
        UserDetails person = lead.userDetails();
        return new Fingerprint(
                sha256(
                        lead.offer(),
                        lead.offerTitle(),
                        lead.actionCode(),
                        lead.leadSource(),
                        person.firstName(),
                        person.lastName(),
                        person.email(),
                        person.phone(),
                        person.country(),
                        person.company(),
                        person.title(),
                        lead.description()),
                window);
    }

    /** Each part is preceded by its length (-1 when absent), so that no two lists of parts run together. */
    private static byte[] sha256(@Nullable Object... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : parts) {
                byte[] text = part == null ? new byte[0] : part.toString().getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4)
                        .putInt(part == null ? -1 : text.length)
                        .flip());
                digest.update(text);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
