package io.leadbridge.testkit.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.internal.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Talks to the fake as a program of a partner would: the JDK's HttpClient, a token, JSON. */
final class Caller {
    static final String LEADS = "sobjects/Lead";

    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeSalesforce crm;
    private String token = "";

    Caller(FakeSalesforce crm) {
        this.crm = crm;
    }

    /** What came back; {@code json} is missing when the body is none. */
    record Reply(int status, Map<String, String> headers, String body, JsonNode json) {
        String code() {
            return json.at("/0/errorCode").asText("none");
        }

        String message() {
            return json.at("/0/message").asText("none");
        }

        String id() {
            return json.path("id").asText();
        }
    }

    /** The form that gets a token. */
    Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", crm.clientId());
        form.put("client_secret", crm.clientSecret());
        return form;
    }

    Reply token(URI host, Map<String, String> form) throws Exception {
        return send(tokenRequest(host, form));
    }

    static HttpRequest.Builder tokenRequest(URI host, Map<String, String> form) {
        return HttpRequest.newBuilder(host.resolve("/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
    }

    Caller login() throws Exception {
        token = token(crm.url(), form()).json().path("access_token").asText();
        return this;
    }

    Reply get(String path) throws Exception {
        return call("GET", path, "", Map.of());
    }

    Reply query(String soql) throws Exception {
        return get("query?q=" + URLEncoder.encode(soql, UTF_8));
    }

    Reply post(String path, String body) throws Exception {
        return call("POST", path, body, Map.of());
    }

    Reply patch(String path, String body) throws Exception {
        return call("PATCH", path, body, Map.of());
    }

    /** {@code path} is relative to {@code /services/data/v66.0/}. */
    Reply call(String method, String path, String body, Map<String, String> headers) throws Exception {
        return call("66.0", method, path, body, headers);
    }

    /** Quotes in {@code body} may be single ones. */
    Reply call(String version, String method, String path, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(crm.url() + "/services/data/v" + version + "/" + path))
                .setHeader("Authorization", "Bearer " + token)
                .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json; charset=UTF-8");
        }
        headers.forEach(request::setHeader);
        return send(request);
    }

    Reply send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        boolean isJson = headers.getOrDefault("Content-Type", "").startsWith("application/json");
        JsonNode json =
                isJson ? Json.mapper().readTree(response.body()) : Json.mapper().missingNode();
        return new Reply(response.statusCode(), headers, response.body(), json);
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
