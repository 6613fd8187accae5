package io.leadbridge.sinks.internal.http;

import java.net.http.HttpRequest;
import java.util.function.Predicate;

/**
 * Sends requests with a bearer token. When the server refuses the token, a new one is fetched and the request repeated,
 * once; the answer to that one stands, so a second refusal in a row is for the sink's table to judge.
 */
public final class AuthorizedCaller {
    private static final int UNAUTHORIZED = 401;

    private final HttpCaller caller;
    private final TokenCache tokens;
    private final Predicate<HttpAnswer> refusesToken;

    /** For servers that refuse tokens by 401. */
    public AuthorizedCaller(HttpCaller caller, TokenCache tokens) {
        this(caller, tokens, answer -> answer.status() == UNAUTHORIZED);
    }

    /** For servers that refuse tokens in a way of their own, without having done anything. */
    public AuthorizedCaller(HttpCaller caller, TokenCache tokens, Predicate<HttpAnswer> refusesToken) {
        this.caller = caller;
        this.tokens = tokens;
        this.refusesToken = refusesToken;
    }

    /** As {@link HttpCaller#send}, with token and repetition within the same deadline. */
    public HttpAnswer send(HttpRequest.Builder request, Deadline deadline)
            throws CallFailedException, InterruptedException {
        String token = tokens.token(deadline);
        HttpAnswer answer = send(request, token, deadline);
        if (!refusesToken.test(answer)) {
            return answer;
        }
        tokens.refused(token);
        return send(request, tokens.token(deadline), deadline);
    }

    private HttpAnswer send(HttpRequest.Builder request, String token, Deadline deadline)
            throws CallFailedException, InterruptedException {
        return caller.send(
                request.copy().setHeader("Authorization", "Bearer " + token).build(), deadline);
    }
}
