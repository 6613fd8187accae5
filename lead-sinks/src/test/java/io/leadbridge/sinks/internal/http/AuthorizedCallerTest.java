package io.leadbridge.sinks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leadbridge.internal.Json;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.Request;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthorizedCallerTest {
    private final ManualClock clock = ManualClock.at("2026-11-22T10:15:30Z");
    private final FakeDataverse crm = FakeDataverse.start(clock);
    private final HttpCaller http = HttpCaller.create(clock);
    private final TokenCache tokens = new TokenCache(endpoint(), clock);
    private final AuthorizedCaller caller = new AuthorizedCaller(http, tokens);

    @AfterEach
    void close() {
        http.close();
        crm.close();
    }

    @Test
    void sendsATokenAndKeepsIt() throws Exception {
        assertThat(create().status()).isEqualTo(204);
        assertThat(create().status()).isEqualTo(204);

        assertThat(crm.rows()).hasSize(2);
        assertThat(crm.entra().requests()).hasSize(1);
    }

    @Test
    void fetchesOneTokenForManyThreads() {
        IntStream.range(0, 50).parallel().forEach(i -> {
            try {
                assertThat(create().status()).isEqualTo(204);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });

        assertThat(crm.rows()).hasSize(50);
        assertThat(crm.entra().requests()).hasSize(1);
    }

    @Test
    void renewsTheTokenBeforeItExpires() throws Exception {
        create();
        clock.advance(Duration.ofSeconds(3599).minus(TokenCache.EARLY));

        create();

        assertThat(crm.entra().requests()).hasSize(2);
        assertThat(crm.requests()).hasSize(2);
    }

    @Test
    void authenticatesAgainWhenTheTokenIsRefused() throws Exception {
        create();
        crm.entra().expireTokens();

        assertThat(create().status()).isEqualTo(204);

        assertThat(crm.rows()).hasSize(2);
        assertThat(crm.entra().requests()).hasSize(2);
        assertThat(crm.requests()).extracting(Request::method).containsExactly("POST", "POST", "POST");
    }

    @Test
    void takesASecondRefusalForAnAnswer() throws Exception {
        crm.next(2).answer(401);

        assertThat(create().status()).isEqualTo(401);

        assertThat(crm.requests()).hasSize(2);
        assertThat(crm.entra().requests()).hasSize(2);
    }

    @Test
    void doesNotCallWithoutAToken() {
        crm.entra().expireSecrets();

        CallFailedException failure = catchThrowableOfType(CallFailedException.class, this::create);

        assertThat(failure.result()).isInstanceOf(DeliveryResult.Blocked.class);
        assertThat(failure.isMaybeDone()).isFalse();
        assertThat(crm.requests()).isEmpty();
    }

    @Test
    void worksAgainAfterARotationWithoutAGap() throws Exception {
        create();
        crm.entra().rotateSecret("another");
        crm.entra().expireTokens();

        assertThat(create().status()).isEqualTo(204);
    }

    @Test
    void sharesOneDeadlineBetweenTokenAndCall() {
        crm.entra().next().hang();

        CallFailedException failure = catchThrowableOfType(
                CallFailedException.class, () -> caller.send(request(), Deadline.in(Duration.ofMillis(100))));

        assertThat(failure.result()).isInstanceOf(DeliveryResult.Retry.class);
        assertThat(crm.requests()).isEmpty();
    }

    @Test
    void knowsOtherWaysToRefuseAToken() throws Exception {
        AuthorizedCaller other = new AuthorizedCaller(
                http, tokens, answer -> answer.json().at("/error/code").asText().equals("602"));
        crm.next().answer(Answer.json(200, Map.of("error", Map.of("code", "602"))));

        HttpAnswer answer = other.send(request(), Deadline.in(Duration.ofMinutes(1)));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(crm.entra().requests()).hasSize(2);
    }

    private HttpAnswer create() throws CallFailedException, InterruptedException {
        return caller.send(request(), Deadline.in(Duration.ofMinutes(1)));
    }

    private HttpRequest.Builder request() {
        URI leads = crm.url().resolve("/api/data/v9.2/leads");
        return HttpCaller.json("POST", leads, Json.mapper().createObjectNode().put("subject", "x"));
    }

    /** Reads the secret anew for each token, as a rotation wants it. */
    private TokenEndpoint endpoint() {
        URI address = crm.authority().resolve("/" + crm.tenantId() + "/oauth2/v2.0/token");
        return new TokenEndpoint(
                http,
                address,
                () -> Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        crm.clientId(),
                        "client_secret",
                        crm.clientSecret(),
                        "scope",
                        crm.url() + "/.default"));
    }
}
