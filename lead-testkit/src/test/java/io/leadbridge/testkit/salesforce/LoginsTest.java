package io.leadbridge.testkit.salesforce;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.salesforce.Caller.Reply;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final ManualClock clock = ManualClock.at("2026-11-22T10:15:30.123Z");
    private final FakeSalesforce crm = FakeSalesforce.start(clock);
    private final Caller caller = new Caller(crm);

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void givesATokenWithTheInstanceAndWithoutALifetime() throws Exception {
        Reply reply = caller.token(crm.url(), caller.form());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("access_token").asText()).startsWith("00D").contains("!");
        assertThat(reply.json().path("instance_url").asText())
                .isEqualTo(crm.url().toString());
        assertThat(reply.json().path("issued_at").textValue()).isEqualTo("1795342530123");
        assertThat(reply.json().has("expires_in")).isFalse();
    }

    @Test
    void takesTheCredentialsInTheHeaderToo() throws Exception {
        String pair = crm.clientId() + ":" + crm.clientSecret();
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        var request = Caller.tokenRequest(crm.url(), Map.of("grant_type", "client_credentials"));

        assertThat(caller.send(request.header("Authorization", basic)).status()).isEqualTo(200);
    }

    @Test
    void refusesClientCredentialsOnTheLoginHost() throws Exception {
        expect(caller.token(crm.loginUrl(), caller.form()), "invalid_grant", "request not supported on this domain");
    }

    @Test
    void refusesWhatIsWrong() throws Exception {
        expect(token("client_id", "somebody"), "invalid_client_id", "client identifier invalid");
        expect(token("client_secret", "wrong"), "invalid_client", "invalid client credentials");
        expect(token("grant_type", "password"), "unsupported_grant_type", "grant type not supported");
        crm.runAsUser(false);
        expect(token("scope", "api"), "invalid_grant", "no client credentials user enabled");
    }

    @Test
    void endsASessionThatIsNotUsed() throws Exception {
        caller.login();
        clock.advance(Duration.ofMinutes(119));
        assertThat(caller.get("limits").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(119));
        assertThat(caller.get("limits").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(120));
        expectEnded(caller.get("limits"));

        caller.login();
        crm.expireSessions();
        expectEnded(caller.get("limits"));
    }

    @Test
    void takesASignedAssertionOnBothHosts() throws Exception {
        Reply reply = assertion(claims());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("instance_url").asText())
                .isEqualTo(crm.url().toString());
        assertThat(caller.token(crm.loginUrl(), assertionForm(claims())).status())
                .isEqualTo(200);
    }

    @Test
    void takesTheNamedAudiencesOnly() throws Exception {
        for (String audience :
                new String[] {"https://login.salesforce.com", "https://test.salesforce.com", crm.url() + ""}) {
            Map<String, Object> claims = claims();
            claims.put("aud", audience);
            assertThat(assertion(claims).status()).isEqualTo(200);
        }
        Map<String, Object> claims = claims();
        claims.put("aud", "https://contoso.example");
        expect(assertion(claims), "invalid_grant", "audience is invalid");
    }

    @Test
    void takesAnAssertionForThreeMinutesAtMost() throws Exception {
        Map<String, Object> claims = claims();
        claims.put("exp", clock.instant().getEpochSecond() + 181);
        expect(assertion(claims), "invalid_grant", "invalid assertion");
        claims.put("exp", clock.instant().getEpochSecond());
        expect(assertion(claims), "invalid_grant", "expired authorization code");
    }

    @Test
    void refusesAnAssertionOfSomebodyElse() throws Exception {
        Map<String, Object> claims = claims();
        claims.put("iss", "somebody");
        expect(assertion(claims), "invalid_client_id", "client identifier invalid");
        claims = claims();
        claims.put("sub", "somebody@contoso.com");
        expect(assertion(claims), "invalid_grant", "user hasn't approved this consumer");
        crm.approved(false);
        expect(assertion(claims()), "invalid_grant", "user hasn't approved this consumer");
    }

    @Test
    void refusesAnAssertionThatIsNotSigned() throws Exception {
        Map<String, String> form = assertionForm(claims());
        String signed = form.get("assertion");
        form.put("assertion", signed.substring(0, signed.lastIndexOf('.') + 1) + "AAAA");
        expect(caller.token(crm.url(), form), "invalid_grant", "invalid assertion");
        form.put("assertion", "nonsense");
        assertThat(caller.token(crm.url(), form).status()).isEqualTo(400);
    }

    private Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", crm.clientId());
        claims.put("sub", crm.username());
        claims.put("aud", "https://login.salesforce.com");
        claims.put("exp", clock.instant().getEpochSecond() + 180);
        return claims;
    }

    private Reply assertion(Map<String, Object> claims) throws Exception {
        return caller.token(crm.url(), assertionForm(claims));
    }

    private Map<String, String> assertionForm(Map<String, Object> claims) throws Exception {
        String json = claims.entrySet().stream()
                .map(claim -> "\"" + claim.getKey() + "\":"
                        + (claim.getValue() instanceof Long ? claim.getValue() : "\"" + claim.getValue() + "\""))
                .collect(Collectors.joining(",", "{", "}"));
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String unsigned = base64.encodeToString("{\"alg\":\"RS256\"}".getBytes(UTF_8)) + "."
                + base64.encodeToString(json.getBytes(UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(privateKey());
        signature.update(unsigned.getBytes(US_ASCII));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", JWT_BEARER);
        form.put("assertion", unsigned + "." + base64.encodeToString(signature.sign()));
        return form;
    }

    private PrivateKey privateKey() throws Exception {
        String base64 = crm.privateKey().replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private Reply token(String parameter, String value) throws Exception {
        Map<String, String> form = caller.form();
        form.put(parameter, value);
        return caller.token(crm.url(), form);
    }

    private static void expectEnded(Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("INVALID_SESSION_ID");
        assertThat(reply.message()).isEqualTo("Session expired or invalid");
    }

    private static void expect(Reply reply, String error, String description) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("error").asText()).isEqualTo(error);
        assertThat(reply.json().path("error_description").asText()).isEqualTo(description);
    }
}
