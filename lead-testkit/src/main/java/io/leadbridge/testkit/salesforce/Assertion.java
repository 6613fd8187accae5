package io.leadbridge.testkit.salesforce;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.internal.Json;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/**
 * A JWT that asks for a token ("OAuth 2.0 JWT Bearer Flow").
 *
 * @param isSigned whether it is signed by RS256 with the key of the certificate in the app
 */
record Assertion(JsonNode claims, boolean isSigned) {

    static Assertion read(String text, PublicKey key) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return unreadable();
        }
        try {
            Base64.Decoder base64 = Base64.getUrlDecoder();
            JsonNode header = Json.mapper().readTree(base64.decode(parts[0]));
            JsonNode claims = Json.mapper().readTree(base64.decode(parts[1]));
            boolean isRight = header.path("alg").asText().equals("RS256")
                    && !text.contains("=")
                    && isSigned(parts[0] + "." + parts[1], base64.decode(parts[2]), key);
            return new Assertion(claims, isRight);
        } catch (IOException | IllegalArgumentException e) {
            return unreadable();
        }
    }

    private static boolean isSigned(String text, byte[] signature, PublicKey key) {
        try {
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(key);
            check.update(text.getBytes(US_ASCII));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Assertion unreadable() {
        return new Assertion(Json.mapper().missingNode(), false);
    }

    String claim(String name) {
        return claims.path(name).asText();
    }
}
