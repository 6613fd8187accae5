package io.leadbridge.testkit.dynamics;

import static io.leadbridge.testkit.dynamics.Privilege.READ_METADATA;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of the lead table ("Query table definitions using the Web API"): the table, its keys, and its columns
 * by type. What only one type of column has, such as {@code MaxLength}, is found only under the cast to that type.
 */
final class Metadata {
    private static final Pattern PATH = Pattern.compile("EntityDefinitions\\(LogicalName='([^']*)'\\)"
            + "(/Attributes(?:/Microsoft\\.Dynamics\\.CRM\\.(\\w+)AttributeMetadata)?)?");

    private final Organization organization;
    private final Access access;

    Metadata(Organization organization, Access access) {
        this.organization = organization;
        this.access = access;
    }

    Answer answer(Request request, String path, String root) {
        Matcher matcher = PATH.matcher(path);
        if (!request.method().equals("GET") || !matcher.matches()) {
            throw Refusal.notFaked(request.method() + " " + path);
        }
        access.need(READ_METADATA);
        if (!matcher.group(1).equals("lead")) {
            throw new Refusal(404, "0x80040217", "Could not find an entity with name " + matcher.group(1) + ".");
        }
        ObjectNode found = matcher.group(2) == null ? table(request) : columns(request, matcher.group(3));
        return Answer.json(200, found.put("@odata.context", root + "$metadata#" + path));
    }

    private ObjectNode table(Request request) {
        ObjectNode table = Json.mapper()
                .valueToTree(Map.of(
                        "LogicalName", "lead",
                        "SchemaName", "Lead",
                        "EntitySetName", "leads",
                        "PrimaryIdAttribute", "leadid",
                        "PrimaryNameAttribute", "fullname",
                        "ObjectTypeCode", 4,
                        "IsOptimisticConcurrencyEnabled", true));
        ObjectNode shown = AttributeMetadata.select(table, request.query().get("$select"), "EntityMetadata");
        if (request.query().getOrDefault("$expand", "").startsWith("Keys")) {
            ArrayNode keys = shown.putArray("Keys");
            organization.keys().forEach(key -> keys.add(key(key, "Active")));
            organization.keysInTheMaking().forEach(key -> keys.add(key(key, "Pending")));
        }
        return shown.put("MetadataId", id("lead"));
    }

    private static JsonNode key(Set<String> columns, String status) {
        return Json.mapper()
                .valueToTree(Map.of(
                        "KeyAttributes", columns, "EntityKeyIndexStatus", status, "MetadataId", id("key " + columns)));
    }

    private ObjectNode columns(Request request, @Nullable String cast) {
        ObjectNode result = Json.mapper().createObjectNode();
        ArrayNode value = result.putArray("value");
        List<Column> all = organization.columns().all();
        for (Column column : all) {
            AttributeMetadata metadata = new AttributeMetadata(column, cast != null);
            if (cast == null || column.type().equals(cast)) {
                value.add(metadata.show(request.query()).put("MetadataId", id(column.name())));
            }
        }
        return result;
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }
}
