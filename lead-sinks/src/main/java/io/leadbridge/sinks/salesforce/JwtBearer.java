package io.leadbridge.sinks.salesforce;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.leadbridge.internal.Json;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;

/**
 * An app with a certificate and a user who is pre-authorized for it: asks for tokens by a signed assertion (RS256).
 *
 * @param audience {@code https://login.salesforce.com}, for sandboxes {@code https://test.salesforce.com}
 */
record JwtBearer(String clientId, String username, String audience, PrivateKey key, InstantSource clock)
        implements Credentials {
    /** Salesforce takes 3 minutes at most; the rest is for clocks that differ. */
    static final Duration LIFETIME = Duration.ofMinutes(2);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Reads a key in PEM; throws {@link IllegalArgumentException} that says what else it needs to be. */
    static PrivateKey key(String pem) {
        if (pem.contains("BEGIN RSA PRIVATE KEY") || pem.contains("ENCRYPTED")) {
            throw new IllegalArgumentException("must be PKCS #8 and not encrypted: convert it by"
                    + " 'openssl pkcs8 -topk8 -nocrypt -in old.pem -out new.pem'");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "is not an RSA key in PEM that begins with -----BEGIN PRIVATE KEY-----", e);
        }
    }

    JwtBearer withAudience(String other) {
        return new JwtBearer(clientId, username, other, key, clock);
    }

    @Override
    public Map<String, String> get() {
        return Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion());
    }

    private String assertion() {
        long end = clock.instant().plus(LIFETIME).getEpochSecond();
        String unsigned = encoded(Map.of("alg", "RS256")) + "."
                + encoded(Map.of("iss", clientId, "sub", username, "aud", audience, "exp", end));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(unsigned.getBytes(US_ASCII));
            return unsigned + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs by SHA256withRSA", e);
        }
    }

    private static String encoded(Map<String, Object> json) {
        try {
            return BASE64.encodeToString(Json.mapper().writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always writable", e);
        }
    }

    @Override
    public String toString() {
        return "JwtBearer[" + clientId + "]";
    }
}
