package io.leadbridge.testkit.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.Request;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The token endpoint {@code /services/oauth2/token}: client credentials on My Domain only, JWT bearer there and on the
 * login host. Answers and refusals are Salesforce's; "audience is invalid" and "invalid assertion" as remembered.
 */
final class Logins {
    static final String ORG_ID = "00D5e000000FAKE";
    static final String CLIENT_ID = "3MVG9fAKEconsumer.Key_1";
    static final String USERNAME = "leads@contoso.com";

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final int LONGEST_SECONDS = 180;

    private final InstantSource clock;
    private final Sessions sessions;
    private final List<String> audiences =
            new ArrayList<>(List.of("https://login.salesforce.com", "https://test.salesforce.com"));
    private volatile String secret = "A1B2+/&=%C3";
    private volatile boolean hasRunAsUser = true;
    private volatile boolean isApproved = true;

    Logins(InstantSource clock, Sessions sessions) {
        this.clock = clock;
        this.sessions = sessions;
    }

    void audience(URI address) {
        audiences.add(address.toString());
    }

    String secret() {
        return secret;
    }

    void secret(String value) {
        secret = value;
    }

    void runAsUser(boolean isSet) {
        hasRunAsUser = isSet;
    }

    void approved(boolean isUserApproved) {
        isApproved = isUserApproved;
    }

    /** Answers a token request; {@code myDomain} is where the data is, and {@code isHere} whether it was asked there. */
    Answer answer(Request request, URI myDomain, boolean isHere) {
        Map<String, String> form = new LinkedHashMap<>(request.form());
        if (!request.method().equals("POST")) {
            return error("invalid_request", "must use HTTP POST");
        }
        request.header("Authorization").ifPresent(header -> form.putAll(basic(header)));
        return switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" ->
                isHere
                        ? clientCredentials(form, myDomain)
                        : error("invalid_grant", "request not supported on this domain");
            case JWT_BEARER -> jwtBearer(form, myDomain);
            default -> error("unsupported_grant_type", "grant type not supported");
        };
    }

    private static Map<String, String> basic(String header) {
        try {
            String text = new String(Base64.getDecoder().decode(header.replaceFirst("^Basic ", "")), UTF_8);
            String[] parts = text.split(":", 2);
            return parts.length == 2 ? Map.of("client_id", parts[0], "client_secret", parts[1]) : Map.of();
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }

    private Answer clientCredentials(Map<String, String> form, URI myDomain) {
        if (!form.getOrDefault("client_id", "").equals(CLIENT_ID)) {
            return error("invalid_client_id", "client identifier invalid");
        }
        if (!form.getOrDefault("client_secret", "").equals(secret)) {
            return error("invalid_client", "invalid client credentials");
        }
        if (!hasRunAsUser) {
            return error("invalid_grant", "no client credentials user enabled");
        }
        Map<String, String> token = token(myDomain);
        token.put("signature", "c2lnbmF0dXJl");
        token.put("issued_at", Long.toString(clock.instant().toEpochMilli()));
        return Answer.json(200, token);
    }

    private Answer jwtBearer(Map<String, String> form, URI myDomain) {
        Assertion assertion = Assertion.read(form.getOrDefault("assertion", ""), AppKeys.PAIR.getPublic());
        Instant end = Instant.ofEpochSecond(assertion.claims().path("exp").asLong());
        Instant now = clock.instant();
        if (!assertion.claim("iss").equals(CLIENT_ID)) {
            return error("invalid_client_id", "client identifier invalid");
        }
        if (!assertion.isSigned() || end.isAfter(now.plusSeconds(LONGEST_SECONDS))) {
            return error("invalid_grant", "invalid assertion");
        }
        if (!end.isAfter(now)) {
            return error("invalid_grant", "expired authorization code");
        }
        if (!audiences.contains(assertion.claim("aud"))) {
            return error("invalid_grant", "audience is invalid");
        }
        if (!assertion.claim("sub").equals(USERNAME) || !isApproved) {
            return error("invalid_grant", "user hasn't approved this consumer");
        }
        return Answer.json(200, token(myDomain));
    }

    /** All texts; neither a lifetime nor a refresh token. */
    private Map<String, String> token(URI myDomain) {
        Map<String, String> token = new LinkedHashMap<>();
        token.put("access_token", sessions.open());
        token.put("scope", "api");
        token.put("instance_url", myDomain.toString());
        token.put("id", "https://login.salesforce.com/id/" + ORG_ID + "EAA/" + LeadTable.USER_ID);
        token.put("token_type", "Bearer");
        return token;
    }

    private static Answer error(String error, String description) {
        return Answer.json(400, Map.of("error", error, "error_description", description));
    }
}
