package io.leadbridge.sinks.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.sinks.internal.http.AuthorizedCaller;
import io.leadbridge.sinks.internal.http.CallFailedException;
import io.leadbridge.sinks.internal.http.Deadline;
import io.leadbridge.sinks.internal.http.HttpAnswer;
import io.leadbridge.sinks.internal.http.HttpCaller;
import io.leadbridge.sinks.internal.http.ShownRequest;
import io.leadbridge.sinks.internal.http.TokenCache;
import io.leadbridge.sinks.internal.http.TokenEndpoint;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.InstantSource;

/**
 * Calls the REST API in one version as one user: logs in, and once more when the session has ended. Data is asked at the
 * {@code instance_url} of the login.
 */
final class Rest implements AutoCloseable {
    /** A describe or a query of many long texts is larger than other answers, in bytes. */
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    private static final int UNAUTHORIZED = 401;

    private final String login;
    private final String version;
    private final HttpCaller caller;
    private final TokenCache tokens;
    private final AuthorizedCaller api;
    private final Allowance allowance = new Allowance();
    private volatile String instance;

    Rest(URI url, String version, Credentials credentials, InstantSource clock) {
        this.login = url.toString().replaceFirst("/+$", "");
        this.instance = login;
        this.version = version;
        this.caller = HttpCaller.create(clock);
        TokenEndpoint endpoint = new TokenEndpoint(caller, URI.create(login + "/services/oauth2/token"), credentials)
                .withRefusals(Errors.REFUSED_LOGINS)
                .onGranted(this::moveTo);
        this.tokens = new TokenCache(endpoint, clock);
        this.api = new AuthorizedCaller(caller.withMaxAnswer(LARGEST_ANSWER), tokens, Rest::needsNewSession);
    }

    private void moveTo(JsonNode token) {
        String url = token.path("instance_url").asText();
        if (!url.isEmpty()) {
            instance = url.replaceFirst("/+$", "");
        }
    }

    /** A new session cures an ended one, but neither a user who may not use the API nor a header that is wrong. */
    private static boolean needsNewSession(HttpAnswer answer) {
        String message = Errors.first(answer).path("message").asText();
        return answer.status() == UNAUTHORIZED
                && !Errors.code(answer).equals("INVALID_AUTH_HEADER")
                && !message.contains("This session is not valid for use with the REST API")
                && !message.contains("Connected app is not attached to Agent");
    }

    HttpAnswer get(String path, Deadline deadline) throws CallFailedException, InterruptedException {
        return send(HttpCaller.json("GET", address(path, deadline)), deadline);
    }

    HttpAnswer query(String soql, Deadline deadline) throws CallFailedException, InterruptedException {
        return get("query?q=" + encoded(soql), deadline);
    }

    /**
     * How a record is saved.
     *
     * @param assignment {@code TRUE}, {@code FALSE}, or the id of an assignment rule
     * @param allowDuplicates whether in spite of a duplicate rule that only alerts
     */
    record Saving(String method, String path, String assignment, boolean allowDuplicates) {}

    HttpAnswer save(Saving saving, ObjectNode body, Deadline deadline)
            throws CallFailedException, InterruptedException {
        return send(request(saving, address(saving.path(), deadline), body), deadline);
    }

    /** What {@link #save} sends, for a person to read. */
    String shown(Saving saving, ObjectNode body) {
        return ShownRequest.authorized(request(saving, address(saving.path()), body), body);
    }

    private static HttpRequest.Builder request(Saving saving, URI address, ObjectNode body) {
        return HttpCaller.json(saving.method(), address, body)
                .header("Sforce-Auto-Assign", saving.assignment())
                .header(
                        "Sforce-Duplicate-Rule-Header",
                        "allowSave=" + saving.allowDuplicates()
                                + "; includeRecordDetails=false; runAsCurrentUser=true");
    }

    private HttpAnswer send(HttpRequest.Builder request, Deadline deadline)
            throws CallFailedException, InterruptedException {
        HttpAnswer answer = api.send(request, deadline);
        allowance.note(answer);
        return answer;
    }

    /** The login comes first: only it says where the data is. */
    private URI address(String path, Deadline deadline) throws CallFailedException, InterruptedException {
        tokens.token(deadline);
        return address(path);
    }

    private URI address(String path) {
        return URI.create(instance + "/services/data/v" + version + "/" + path);
    }

    /** How much of the org's requests is used. */
    Allowance allowance() {
        return allowance;
    }

    /** Where a person sees the record with this id. */
    URI link(String id) {
        return URI.create(instance + "/" + id);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        caller.close();
    }

    @Override
    public String toString() {
        return login;
    }
}
