package io.leadbridge.sinks.dynamics365;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sinks.internal.http.AuthorizedCaller;
import io.leadbridge.sinks.internal.http.CallFailedException;
import io.leadbridge.sinks.internal.http.Deadline;
import io.leadbridge.sinks.internal.http.HttpAnswer;
import io.leadbridge.sinks.internal.http.HttpCaller;
import io.leadbridge.sinks.internal.http.TokenCache;
import io.leadbridge.sinks.internal.http.TokenEndpoint;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Speaks the Dataverse Web API, version 9.2, for one environment and one application user. */
final class Dataverse implements AutoCloseable {
    private static final String SOURCE_COLUMN = Dynamics365Lead.LEADSOURCECODE.name();
    private static final String NO_SUCH_OPTION = "0x8004431a";

    private final String root;
    private final HttpCaller caller;
    private final AuthorizedCaller api;

    /** An app registration in Microsoft Entra ID. */
    record Credentials(URI authority, String tenantId, String clientId, String clientSecret) {
        @Override
        public String toString() {
            return "Credentials[" + clientId + "]";
        }
    }

    Dataverse(URI environment, Credentials credentials, InstantSource clock) {
        this.root = withoutSlash(environment);
        this.caller = HttpCaller.create(clock);
        TokenEndpoint tokens = new TokenEndpoint(caller, tokenAddress(credentials), () -> form(credentials, root));
        this.api = new AuthorizedCaller(caller, new TokenCache(tokens, clock));
    }

    /** Creates the row {@code id}; one that is there already is left as it is. */
    DeliveryResult create(UUID id, ObjectNode row, Deadline deadline) throws CallFailedException, InterruptedException {
        return result(id, write(id, row, "If-None-Match", deadline));
    }

    /** Changes the row {@code id}; one that is not there is not created. */
    DeliveryResult update(UUID id, ObjectNode row, Deadline deadline) throws CallFailedException, InterruptedException {
        HttpAnswer answer = write(id, row, "If-Match", deadline);
        return answer.status() == 404 && Errors.saysLeadIsMissing(answer)
                ? DeliveryResult.rejected("the row " + id + " is not there any more: nothing was changed")
                : result(id, answer);
    }

    private DeliveryResult result(UUID id, HttpAnswer answer) {
        DeliveryResult result = Errors.TABLE.result(answer, Errors.code(answer), Errors.detail(answer));
        return result instanceof DeliveryResult.Delivered delivered
                ? delivered.withRecordId(id.toString()).withLink(link(id))
                : result;
    }

    /** Writes the row; without its source where that is refused: its options change, and the lead matters more. */
    private HttpAnswer write(UUID id, ObjectNode row, String condition, Deadline deadline)
            throws CallFailedException, InterruptedException {
        HttpAnswer answer = patch(id, row, condition, deadline);
        return lacksSource(answer) && row.has(SOURCE_COLUMN)
                ? patch(id, withoutSource(row), condition, deadline)
                : answer;
    }

    private HttpAnswer patch(UUID id, JsonNode row, String condition, Deadline deadline)
            throws CallFailedException, InterruptedException {
        return api.send(
                common(HttpCaller.json("PATCH", address("leads(" + id + ")"), row))
                        .header(condition, "*"),
                deadline);
    }

    private static ObjectNode withoutSource(ObjectNode row) {
        ObjectNode copy = row.deepCopy();
        copy.remove(SOURCE_COLUMN);
        return copy;
    }

    private static boolean lacksSource(HttpAnswer answer) {
        return Errors.code(answer).equals(NO_SUCH_OPTION)
                && Errors.detail(answer).endsWith(SOURCE_COLUMN);
    }

    /** What is missing before a lead can be created; empty when nothing is. */
    List<String> check(Deadline deadline) throws CallFailedException, InterruptedException {
        HttpAnswer who = get("WhoAmI", deadline);
        if (!who.isSuccess()) {
            return List.of(reason(who));
        }
        HttpAnswer right = get(
                "systemusers(" + who.json().path("UserId").asText() + ")/Microsoft.Dynamics.CRM."
                        + "RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvCreateLead')",
                deadline);
        if (right.isSuccess() && right.json().path("RolePrivileges").isEmpty()) {
            return List.of("prvCreateLead is missing: give the application user's security role Create on Lead");
        }
        return right.isSuccess() ? List.of() : List.of("cannot ask for the right to create leads: " + reason(right));
    }

    private static String reason(HttpAnswer answer) {
        DeliveryResult result = Errors.TABLE.result(answer, Errors.code(answer), Errors.detail(answer));
        if (result instanceof DeliveryResult.Blocked blocked) {
            return blocked.reason();
        }
        return result instanceof DeliveryResult.Retry retry ? retry.reason() : answer.toString();
    }

    private HttpAnswer get(String path, Deadline deadline) throws CallFailedException, InterruptedException {
        return api.send(common(HttpCaller.json("GET", address(path))), deadline);
    }

    private static HttpRequest.Builder common(HttpRequest.Builder request) {
        return request.header("OData-MaxVersion", "4.0").header("OData-Version", "4.0");
    }

    private URI address(String path) {
        return URI.create(root + "/api/data/v9.2/" + path);
    }

    private URI link(UUID id) {
        return URI.create(root + "/main.aspx?pagetype=entityrecord&etn=lead&id=" + id);
    }

    private static URI tokenAddress(Credentials credentials) {
        return URI.create(withoutSlash(credentials.authority()) + "/" + URLEncoder.encode(credentials.tenantId(), UTF_8)
                + "/oauth2/v2.0/token");
    }

    private static Map<String, String> form(Credentials credentials, String environment) {
        return Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                credentials.clientId(),
                "client_secret",
                credentials.clientSecret(),
                "scope",
                environment + "/.default");
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
