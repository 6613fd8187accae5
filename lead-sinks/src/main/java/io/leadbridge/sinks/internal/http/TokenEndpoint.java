package io.leadbridge.sinks.internal.http;

import static io.leadbridge.sinks.internal.http.AnswerTable.Meaning.BLOCKED;
import static io.leadbridge.sinks.internal.http.AnswerTable.Meaning.RETRY;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.sink.DeliveryResult;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Gets tokens from an OAuth 2.0 token endpoint (RFC 6749), by any grant whose parameters are a form: client credentials,
 * JWT bearer. A refusal blocks the destination, since no lead has a part in it.
 */
public final class TokenEndpoint implements TokenSource {
    /** How long a token is used whose answer does not say how long it lives. */
    public static final Duration ASSUMED_LIFETIME = Duration.ofMinutes(15);
    /** Longest part of a server's explanation that is passed on, in characters. */
    static final int MAX_EXPLANATION = 200;

    private static final Set<String> SECRETS = Set.of("client_secret", "client_assertion", "assertion");

    /** What refusals mean by the OAuth standard; the base for an issuer's own list. */
    public static final AnswerTable REFUSALS = AnswerTable.http()
            .code("temporarily_unavailable", RETRY)
            .code("invalid_client", BLOCKED, "check client id and secret")
            .code("unauthorized_client", BLOCKED, "check the client id")
            .status(404, BLOCKED, "check the address of the token endpoint");

    private final HttpCaller caller;
    private final URI address;
    private final Supplier<Map<String, String>> form;
    private final AnswerTable refusals;
    private final Consumer<JsonNode> granted;

    /** Posts a new form for each token; it holds {@code grant_type} and all else the issuer wants. */
    public TokenEndpoint(HttpCaller caller, URI address, Supplier<Map<String, String>> form) {
        this(caller, address, form, REFUSALS, json -> {});
    }

    private TokenEndpoint(
            HttpCaller caller,
            URI address,
            Supplier<Map<String, String>> form,
            AnswerTable refusals,
            Consumer<JsonNode> granted) {
        this.caller = caller;
        this.address = address;
        this.form = form;
        this.refusals = refusals;
        this.granted = granted;
    }

    /** The same for an issuer with refusals of its own: the table names an {@code error}, or its whole description. */
    public TokenEndpoint withRefusals(AnswerTable table) {
        return new TokenEndpoint(caller, address, form, table, granted);
    }

    /** The same for an issuer that says more in its answer: {@code listener} gets each that brings a token. */
    public TokenEndpoint onGranted(Consumer<JsonNode> listener) {
        return new TokenEndpoint(caller, address, form, refusals, listener);
    }

    @Override
    public Token fetch(Deadline deadline) throws CallFailedException, InterruptedException {
        Map<String, String> parameters = form.get();
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(parameters)))
                .build();
        HttpAnswer answer = caller.send(request, deadline);
        JsonNode json = answer.json();
        if (!answer.isSuccess()) {
            throw refusal(answer, json, parameters);
        }
        String value = json.path("access_token").asText();
        if (value.isEmpty()) {
            throw CallFailedException.notDone(answer + " without an access_token");
        }
        granted.accept(json);
        long seconds = json.path("expires_in").asLong();
        return new Token(value, seconds > 0 ? Duration.ofSeconds(seconds) : ASSUMED_LIFETIME);
    }

    private CallFailedException refusal(HttpAnswer answer, JsonNode json, Map<String, String> parameters) {
        String description = json.path("error_description").asText();
        DeliveryResult result = refusals.knows(description)
                ? refusals.result(answer, description, "")
                : refusals.result(answer, json.path("error").asText(), explanation(description, parameters));
        if (result instanceof DeliveryResult.Rejected rejected) {
            result = DeliveryResult.blocked(rejected.reason());
        }
        return CallFailedException.because(result, "no token: " + answer);
    }

    /** The first sentence, which names the error; nothing at all if it quotes a secret. */
    private static String explanation(String description, Map<String, String> parameters) {
        String sentence = description.lines().findFirst().orElse("").replaceFirst("\\. .*", "");
        boolean isSafe = parameters.entrySet().stream()
                .filter(parameter -> SECRETS.contains(parameter.getKey()))
                .noneMatch(secret -> sentence.contains(secret.getValue()));
        return isSafe ? sentence.substring(0, Math.min(sentence.length(), MAX_EXPLANATION)) : "";
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
