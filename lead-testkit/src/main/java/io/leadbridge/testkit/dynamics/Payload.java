package io.leadbridge.testkit.dynamics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.leadbridge.internal.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the body of a create or update asks for, checked as OData checks it: names (case-sensitive) and types. Columns
 * that cannot be written are passed over, as Dataverse does.
 */
final class Payload {
    private static final String BIND = "@odata.bind";
    private static final Pattern REFERENCE = Pattern.compile("(?:https?://.*/api/data/v9\\.2)?/?(\\w+)\\((.*)\\)");

    private final Columns columns;
    private final ObjectNode values = Json.mapper().createObjectNode();
    private final List<Reference> references = new ArrayList<>();

    /** A row of another table that must exist. */
    record Reference(String set, String table, String id) {}

    private Payload(Columns columns) {
        this.columns = columns;
    }

    static Payload read(String body, Columns columns) {
        Payload payload = new Payload(columns);
        for (Map.Entry<String, JsonNode> member : object(body).properties()) {
            payload.read(member.getKey(), member.getValue());
        }
        return payload;
    }

    /** The new values by the property under which they are read; null clears. */
    ObjectNode values() {
        return values;
    }

    List<Reference> references() {
        return references;
    }

    private static ObjectNode object(String body) {
        try {
            if (Json.mapper().readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // refused below; the parser's message may quote the body
        }
        throw Refusal.ofPayload("Microsoft.OData.ODataException: The body is not a JSON object.");
    }

    private void read(String name, JsonNode value) {
        if (name.endsWith(BIND)) {
            bind(name.substring(0, name.length() - BIND.length()), value);
        } else if (!name.contains("@")) {
            set(name, value);
        }
    }

    private void set(String name, JsonNode value) {
        Optional<Column> lookup = columns.byNavigation(name);
        if (lookup.isPresent()) {
            setLookup(lookup.get(), name, value);
            return;
        }
        if (columns.byProperty(name).filter(Column::isLookup).isPresent()) {
            throw Refusal.ofQuery(
                    "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.");
        }
        Column column = columns.find(name).filter(it -> !it.isLookup()).orElseThrow(() -> unknown(name));
        if (!value.isNull() && !column.edmType().takes(value)) {
            throw Refusal.ofPayload("Microsoft.OData.ODataException: Cannot convert the literal '" + value.asText()
                    + "' to the expected type '" + column.edmType().odataName() + "'.");
        }
        if (column.isWritable()) {
            values.set(name, value);
        }
    }

    private void setLookup(Column column, String navigation, JsonNode value) {
        if (value.isObject()) {
            throw Refusal.notFaked("create the row of " + navigation + " together with the lead");
        }
        if (!value.isNull()) {
            throw Refusal.ofPayload(
                    "Microsoft.OData.ODataException: A 'PrimitiveValue' node with non-null value was "
                            + "found when trying to read the value of the property '" + navigation + "'; however, a "
                            + "'StartArray' node, a 'StartObject' node, or a 'PrimitiveValue' node with null value was expected.");
        }
        values.set(column.property(), NullNode.getInstance());
    }

    private void bind(String navigation, JsonNode value) {
        Column column = columns.byNavigation(navigation)
                .orElseThrow(() -> Refusal.ofPayload("Microsoft.OData.ODataException: An undeclared property '"
                        + navigation + "' which only has property annotations in the payload but no property value was "
                        + "found in the payload. In OData, only declared navigation properties and declared named "
                        + "streams can be represented as properties without values."));
        Matcher reference = REFERENCE.matcher(value.asText());
        if (!reference.matches() || !EdmType.isGuid(reference.group(2))) {
            throw Refusal.ofPayload("Microsoft.OData.ODataException: '" + navigation + "' is not bound to a row.");
        }
        String set = reference.group(1);
        String table = column.targets(navigation).get(set);
        if (table == null) {
            throw Refusal.ofPayload(
                    "Microsoft.OData.ODataException: '" + navigation + "' cannot be bound to a row of '" + set + "'.");
        }
        String id = reference.group(2).toLowerCase(Locale.ROOT);
        references.add(new Reference(set, table, id));
        values.set(column.property(), TextNode.valueOf(id));
    }

    private static Refusal unknown(String name) {
        return Refusal.ofPayload("Microsoft.Crm.CrmException: Invalid property '" + name
                + "' was found in entity 'Microsoft.Dynamics.CRM.lead'. ---> Microsoft.OData.ODataException: Does not "
                + "support untyped value in non-open type.");
    }
}
