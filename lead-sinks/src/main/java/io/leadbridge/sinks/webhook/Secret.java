package io.leadbridge.sinks.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What sender and receiver of a webhook share, and what signatures are made with (Standard Webhooks 1.0.0). */
final class Secret {
    private static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private Secret(byte[] bytes) {
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** Reads {@code whsec_} and Base64; throws {@link IllegalArgumentException}, which does not quote it. */
    static Secret parse(String text) {
        byte[] bytes = bytes(text.strip());
        if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("must be whsec_ followed by " + MIN_BYTES + " to " + MAX_BYTES
                    + " random bytes in Base64, as the receiver shows it");
        }
        return new Secret(bytes);
    }

    private static byte[] bytes(String text) {
        try {
            return text.startsWith(PREFIX) ? Base64.getDecoder().decode(text.substring(PREFIX.length())) : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The signature of one attempt: {@code v1,} and the Base64 of HMAC-SHA256 over id, time and body. */
    String signature(String id, long epochSecond, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + epochSecond + ".").getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    /** Nothing of it is shown. */
    @Override
    public String toString() {
        return "Secret";
    }
}
