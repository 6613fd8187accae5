package io.leadbridge.sinks.dynamics365;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Map;

/** Calls the Dataverse Web API, version 9.2, of one environment as one application user. */
final class WebApi implements AutoCloseable {
    /** The definitions of all columns come in one answer, in bytes. */
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    private final String root;
    private final HttpCaller caller;
    private final AuthorizedCaller api;

    /** An app registration in Microsoft Entra ID. */
    record Credentials(URI authority, String tenantId, String clientId, String clientSecret) {
        private URI tokenAddress() {
            return URI.create(
                    withoutSlash(authority) + "/" + URLEncoder.encode(tenantId, UTF_8) + "/oauth2/v2.0/token");
        }

        private Map<String, String> form(String environment) {
            return Map.of(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    clientId,
                    "client_secret",
                    clientSecret,
                    "scope",
                    environment + "/.default");
        }

        @Override
        public String toString() {
            return "Credentials[" + clientId + "]";
        }
    }

    WebApi(URI environment, Credentials credentials, InstantSource clock) {
        this.root = withoutSlash(environment);
        this.caller = HttpCaller.create(clock);
        TokenEndpoint tokens = new TokenEndpoint(caller, credentials.tokenAddress(), () -> credentials.form(root));
        this.api = new AuthorizedCaller(caller.withMaxAnswer(LARGEST_ANSWER), new TokenCache(tokens, clock));
    }

    HttpAnswer get(String path, Deadline deadline) throws CallFailedException, InterruptedException {
        return api.send(common(HttpCaller.json("GET", address(path))), deadline);
    }

    /**
     * How a row is written.
     *
     * @param condition {@code If-None-Match} for a row that is not there yet, {@code If-Match} for one that is
     * @param detectDuplicates whether duplicate detection rules act
     */
    record Writing(String path, String condition, boolean detectDuplicates) {}

    HttpAnswer write(Writing writing, JsonNode row, Deadline deadline)
            throws CallFailedException, InterruptedException {
        return api.send(request(writing, row), deadline);
    }

    /** What {@link #write} sends, for a person to read. */
    String shown(Writing writing, JsonNode row) {
        return ShownRequest.authorized(request(writing, row), row);
    }

    private HttpRequest.Builder request(Writing writing, JsonNode row) {
        HttpRequest.Builder request =
                common(HttpCaller.json("PATCH", address(writing.path()), row)).header(writing.condition(), "*");
        if (writing.detectDuplicates()) {
            request.header("MSCRM.SuppressDuplicateDetection", "false");
        }
        return request;
    }

    /** Where a person sees the row with this id. */
    URI link(String id) {
        return URI.create(root + "/main.aspx?pagetype=entityrecord&etn=lead&id=" + id);
    }

    private static HttpRequest.Builder common(HttpRequest.Builder request) {
        return request.header("OData-MaxVersion", "4.0").header("OData-Version", "4.0");
    }

    private URI address(String path) {
        return URI.create(root + "/api/data/v9.2/" + path);
    }

    private static String withoutSlash(URI address) {
        return address.toString().replaceFirst("/+$", "");
    }

    @Override
    public void close() {
        caller.close();
    }

    @Override
    public String toString() {
        return root;
    }
}
