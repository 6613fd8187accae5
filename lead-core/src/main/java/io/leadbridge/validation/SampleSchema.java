package io.leadbridge.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import java.util.List;

/** Writes the schema that a sample suggests: what type each member has, and nothing else. */
final class SampleSchema {
    private SampleSchema() {}

    static String of(JsonObject sample) {
        ObjectNode schema = Json.mapper().createObjectNode();
        schema.put("$schema", "http://json-schema.org/draft-04/schema#");
        schema.setAll(typed(sample));
        return schema.toPrettyString() + "\n";
    }

    private static ObjectNode typed(JsonValue value) {
        ObjectNode schema = Json.mapper().createObjectNode();
        if (value == JsonValue.Word.NULL) {
            return schema;
        }
        schema.put("type", value.type());
        if (value instanceof JsonObject object) {
            ObjectNode properties = schema.putObject("properties");
            object.members().forEach((name, member) -> properties.set(name, typed(member)));
        } else if (value instanceof JsonValue.Items items) {
            items(items, schema);
        }
        return schema;
    }

    /** Items of one kind say what the next will be; those of several kinds say nothing. */
    private static void items(JsonValue.Items items, ObjectNode schema) {
        List<ObjectNode> kinds =
                items.values().stream().map(SampleSchema::typed).distinct().toList();
        if (kinds.size() == 1) {
            schema.set("items", kinds.get(0));
        }
    }
}
