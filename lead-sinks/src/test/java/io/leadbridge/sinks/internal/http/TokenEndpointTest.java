package io.leadbridge.sinks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.testkit.dynamics.FakeEntra;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.FakeServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {
    private static final URI RESOURCE = URI.create("https://contoso.crm4.dynamics.com");

    private final FakeEntra entra = FakeEntra.start(InstantSource.system());
    private final HttpCaller caller = HttpCaller.create(InstantSource.system());
    private final Map<String, String> form = new HashMap<>();
    private final TokenEndpoint endpoint =
            new TokenEndpoint(caller, entra.url().resolve("/" + entra.tenantId() + "/oauth2/v2.0/token"), () -> form);

    @BeforeEach
    void fill() {
        entra.register(RESOURCE);
        form.put("grant_type", "client_credentials");
        form.put("client_id", entra.clientId());
        form.put("client_secret", entra.clientSecret());
        form.put("scope", RESOURCE + "/.default");
    }

    @AfterEach
    void close() {
        caller.close();
        entra.close();
    }

    @Test
    void getsATokenThatIsGood() throws Exception {
        Token token = fetch();

        assertThat(token.lifetime()).isEqualTo(FakeEntra.DEFAULT_LIFETIME);
        assertThat(entra.client("Bearer " + token.value(), RESOURCE)).contains(entra.clientId());
    }

    @Test
    void blocksForAWrongSecretAndSaysWhy() {
        form.put("client_secret", "wrong");

        assertThat(failure())
                .isEqualTo(DeliveryResult.blocked("127.0.0.1:" + entra.url().getPort()
                        + " answered 401 invalid_client: AADSTS7000215: Invalid client secret provided: check client id "
                        + "and secret"));
    }

    @Test
    void blocksForWrongSettings() {
        form.put("scope", "https://other.example/.default");

        assertThat(failure())
                .isInstanceOfSatisfying(
                        DeliveryResult.Blocked.class,
                        blocked ->
                                assertThat(blocked.reason()).contains("answered 400 invalid_resource: AADSTS500011: "));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 404, 413, 415, 422})
    void neverBlamesTheLead(int status) {
        entra.next().answer(status);

        assertThat(failure()).isInstanceOf(DeliveryResult.Blocked.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void triesLaterWhenTheIssuerIsInTrouble(int status) {
        entra.next().answer(Answer.html(status).with("Retry-After", "9"));

        assertThat(failure())
                .isInstanceOfSatisfying(
                        DeliveryResult.Retry.class,
                        retry -> assertThat(retry.notBefore()).isEqualTo(Duration.ofSeconds(9)));
    }

    @Test
    void triesLaterWhenTheIssuerSaysSo() {
        entra.next().answer(Answer.json(400, Map.of("error", "temporarily_unavailable")));

        assertThat(failure()).isInstanceOf(DeliveryResult.Retry.class);
    }

    @Test
    void triesLaterWithoutAReadableAnswer() {
        entra.next().truncatedBody();
        assertThat(failure()).isInstanceOf(DeliveryResult.Retry.class);

        entra.next().answer(Answer.json(200, Map.of("token_type", "Bearer")));
        assertThat(failure()).isInstanceOf(DeliveryResult.Retry.class);

        entra.next().reset();
        assertThat(failure()).isInstanceOf(DeliveryResult.Retry.class);
    }

    @Test
    void quotesNoSecret() {
        String explanation = "the secret '" + entra.clientSecret() + "' is wrong";
        entra.next().answer(Answer.json(401, Map.of("error", "invalid_client", "error_description", explanation)));

        assertThat(failure().toString()).doesNotContain(entra.clientSecret()).contains("invalid_client");
    }

    @Test
    void assumesALifetimeWhereNoneIsGiven() throws Exception {
        entra.next().answer(Answer.json(200, Map.of("access_token", "a")));
        assertThat(fetch().lifetime()).isEqualTo(TokenEndpoint.ASSUMED_LIFETIME);

        entra.next().answer(Answer.json(200, Map.of("access_token", "a", "expires_in", "120")));
        assertThat(fetch().lifetime()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void saysWhatTheIssuersOwnListAdvises() {
        AnswerTable own = TokenEndpoint.REFUSALS.code("no such user", AnswerTable.Meaning.BLOCKED, "make one");
        TokenEndpoint strict = endpoint.withRefusals(own);
        entra.next().answer(Answer.json(400, Map.of("error", "invalid_grant", "error_description", "no such user")));

        CallFailedException failed =
                catchThrowableOfType(CallFailedException.class, () -> strict.fetch(Deadline.in(Duration.ofMinutes(1))));

        assertThat(failed.result())
                .isEqualTo(DeliveryResult.blocked(
                        "127.0.0.1:" + entra.url().getPort() + " answered 400 no such user: make one"));
    }

    @Test
    void tellsWhatElseTheAnswerSays() throws Exception {
        List<String> told = new ArrayList<>();
        TokenEndpoint talkative =
                endpoint.onGranted(json -> told.add(json.path("token_type").asText()));

        talkative.fetch(Deadline.in(Duration.ofMinutes(1)));
        form.put("client_secret", "wrong");
        catchThrowableOfType(CallFailedException.class, () -> talkative.fetch(Deadline.in(Duration.ofMinutes(1))));

        assertThat(told).containsExactly("Bearer");
    }

    @Test
    void asksForANewFormEachTime() throws Exception {
        entra.rotateSecret("another");
        form.put("client_secret", "another");

        assertThat(fetch().value()).isNotEmpty();
    }

    @Test
    void sendsNoSecretAfterARedirect() {
        try (FakeServer elsewhere = FakeServer.start(request -> Answer.of(200))) {
            entra.next().answer(Answer.of(308).with("Location", elsewhere.url() + "/"));

            assertThat(failure()).isInstanceOf(DeliveryResult.Blocked.class);

            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    private Token fetch() throws Exception {
        return endpoint.fetch(Deadline.in(Duration.ofMinutes(1)));
    }

    private DeliveryResult failure() {
        return catchThrowableOfType(CallFailedException.class, this::fetch).result();
    }
}
