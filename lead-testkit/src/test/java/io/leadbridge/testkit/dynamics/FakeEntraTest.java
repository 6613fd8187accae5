package io.leadbridge.testkit.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.dynamics.Caller.Reply;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeEntraTest {
    private final ManualClock clock = ManualClock.at("2026-11-22T10:15:30.123Z");
    private final FakeDataverse crm = FakeDataverse.start(clock);
    private final Caller caller = new Caller(crm);

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void givesATokenForTheRightSecretAndScope() throws Exception {
        Reply reply = caller.token(caller.form());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(reply.json().path("expires_in").asInt()).isEqualTo(3599);
        assertThat(reply.json().path("access_token").asText()).startsWith("eyJ");
    }

    @Test
    void givesAnotherTokenEachTime() throws Exception {
        assertThat(caller.token(caller.form()).body())
                .isNotEqualTo(caller.token(caller.form()).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "client_id", "scope"})
    void namesAMissingParameter(String parameter) throws Exception {
        Map<String, String> form = caller.form();
        form.remove(parameter);

        expect(
                caller.token(form),
                400,
                "invalid_request",
                900144,
                "The request body must contain the following parameter: '" + parameter + "'.");
    }

    @Test
    void readsNoOtherBodyThanAForm() throws Exception {
        HttpRequest.Builder json = HttpRequest.newBuilder(
                        crm.authority().resolve("/" + crm.tenantId() + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"grant_type\":\"client_credentials\"}"));

        expect(caller.send(json), 400, "invalid_request", 900144, "'grant_type'");
    }

    @Test
    void refusesOtherGrants() throws Exception {
        Map<String, String> form = caller.form();
        form.put("grant_type", "password");

        expect(caller.token(form), 400, "unsupported_grant_type", 70003, "'password'");
    }

    @Test
    void refusesAnUnknownTenant() throws Exception {
        expect(caller.token("contoso", caller.form()), 400, "invalid_request", 90002, "Tenant 'contoso' not found.");
    }

    @Test
    void refusesAnUnknownApplication() throws Exception {
        Map<String, String> form = caller.form();
        form.put("client_id", "somebody");

        expect(caller.token(form), 400, "unauthorized_client", 700016, "Application with identifier 'somebody'");
    }

    @Test
    void refusesAWrongSecret() throws Exception {
        Map<String, String> form = caller.form();
        form.put("client_secret", "wrong");

        expect(caller.token(form), 401, "invalid_client", 7000215, "Invalid client secret provided.");
    }

    @Test
    void refusesToDoWithoutASecret() throws Exception {
        Map<String, String> form = caller.form();
        form.remove("client_secret");

        expect(caller.token(form), 401, "invalid_client", 7000216, "is required");
    }

    @Test
    void refusesAnExpiredSecret() throws Exception {
        crm.entra().expireSecrets();

        expect(caller.token(caller.form()), 401, "invalid_client", 7000222, "are expired");
    }

    @Test
    void takesTwoSecretsDuringARotation() throws Exception {
        Map<String, String> old = caller.form();
        crm.entra().addSecret("second");

        assertThat(caller.token(old).status()).isEqualTo(200);
        assertThat(caller.token(caller.form()).status()).isEqualTo(200);
    }

    @Test
    void takesOnlyTheNewSecretAfterARotation() throws Exception {
        Map<String, String> old = caller.form();
        crm.entra().rotateSecret("second");

        assertThat(caller.token(old).status()).isEqualTo(401);
        assertThat(caller.token(caller.form()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s/user_impersonation", "%s/.default offline_access"})
    void refusesScopesThatAreNotOneResourceWithDefault(String scope) throws Exception {
        Map<String, String> form = caller.form();
        form.put("scope", scope.formatted(crm.url()));

        expect(caller.token(form), 400, "invalid_scope", 70011, "'scope' is not valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.crm4.dynamics.com/.default", "%s//.default", "%s/api/.default"})
    void refusesUnknownResources(String scope) throws Exception {
        Map<String, String> form = caller.form();
        form.put("scope", scope.formatted(crm.url()));

        expect(caller.token(form), 400, "invalid_resource", 500011, "was not found in the tenant");
    }

    @Test
    void takesPostOnly() throws Exception {
        HttpRequest.Builder get =
                HttpRequest.newBuilder(crm.authority().resolve("/" + crm.tenantId() + "/oauth2/v2.0/token"));

        expect(caller.send(get), 400, "invalid_request", 900561, "Received a GET request.");
    }

    @Test
    void hasNothingElse() throws Exception {
        assertThat(caller.send(HttpRequest.newBuilder(crm.authority().resolve("/elsewhere")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void letsTokensExpireByItsClock() throws Exception {
        crm.entra().tokenLifetime(Duration.ofSeconds(60));
        caller.login();
        clock.advance(Duration.ofSeconds(59));
        assertThat(caller.get("WhoAmI").status()).isEqualTo(200);

        clock.advance(Duration.ofSeconds(1));

        assertThat(caller.get("WhoAmI").status()).isEqualTo(401);
        assertThat(caller.login().get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void letsTokensLiveOnAfterARotation() throws Exception {
        caller.login();
        crm.entra().rotateSecret("second");

        assertThat(caller.get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void canMakeAllTokensWorthless() throws Exception {
        caller.login();
        crm.entra().expireTokens();

        assertThat(caller.get("WhoAmI").status()).isEqualTo(401);
    }

    @Test
    void hasFaultsOfItsOwn() throws Exception {
        crm.entra().next().htmlError(503);
        crm.entra().next().reset();

        assertThat(caller.token(caller.form()).status()).isEqualTo(503);
        assertThatThrownBy(() -> caller.token(caller.form())).isInstanceOf(IOException.class);
        assertThat(caller.login().get("WhoAmI").status()).isEqualTo(200);
        assertThat(crm.entra().requests()).hasSize(3);
        assertThat(crm.requests()).hasSize(1);
    }

    private static void expect(Reply reply, int status, String error, int code, String text) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("error").asText()).isEqualTo(error);
        assertThat(reply.json().path("error_codes").path(0).asInt()).isEqualTo(code);
        assertThat(reply.json().path("error_description").asText())
                .startsWith("AADSTS" + code + ": ")
                .contains(text, "\r\nTimestamp: 2026-11-22 10:15:30Z");
        assertThat(reply.json().has("trace_id")).isTrue();
        assertThat(reply.json().has("correlation_id")).isTrue();
    }
}
