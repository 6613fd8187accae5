package io.leadbridge.testkit.dynamics;

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

/** Talks to the fakes as a program of a partner would: the JDK's HttpClient, a token, JSON. */
final class Caller {
    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeDataverse crm;
    private String token = "";

    Caller(FakeDataverse crm) {
        this.crm = crm;
    }

    /** What came back; {@code json} is missing when the body is empty. */
    record Reply(int status, Map<String, String> headers, String body, JsonNode json) {
        String code() {
            return json.at("/error/code").asText("none");
        }

        String message() {
            return json.at("/error/message").asText("none");
        }
    }

    /** The form that gets a token. */
    Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", crm.clientId());
        form.put("client_secret", crm.clientSecret());
        form.put("scope", crm.url() + "/.default");
        return form;
    }

    Reply token(Map<String, String> form) throws Exception {
        return token(crm.tenantId(), form);
    }

    Reply token(String tenant, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(crm.authority().resolve("/" + tenant + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    Caller login() throws Exception {
        token = token(form()).json().path("access_token").asText();
        return this;
    }

    Reply get(String path) throws Exception {
        return call("GET", path, "", Map.of());
    }

    Reply post(String path, String body) throws Exception {
        return call("POST", path, body, Map.of());
    }

    Reply patch(String path, String body) throws Exception {
        return call("PATCH", path, body, Map.of());
    }

    /** {@code path} is relative to {@code /api/data/v9.2/}. */
    Reply call(String method, String path, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = at("/api/data/v9.2/" + path)
                .header("OData-Version", "4.0")
                .header("OData-MaxVersion", "4.0")
                .header("Accept", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json; charset=utf-8");
        }
        headers.forEach(request::setHeader);
        return send(request);
    }

    /** A request to this address of the organization with the token, if there is one. */
    HttpRequest.Builder at(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(crm.url() + path));
        return token.isEmpty() ? request : request.setHeader("Authorization", "Bearer " + token);
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

    /** A filter or key as it must stand in an address. */
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
