package io.leadbridge.testkit.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What the body of a create or update asks for, checked as far as one value at a time can be. */
final class Payload {
    private final LeadFields fields;
    private final boolean isNew;
    private final ObjectNode values = Json.mapper().createObjectNode();
    private final List<String> notWritable = new ArrayList<>();

    private Payload(LeadFields fields, boolean isNew) {
        this.fields = fields;
        this.isNew = isNew;
    }

    /** The new values under the names of the fields; null clears. */
    static ObjectNode read(JsonNode body, LeadFields fields, boolean isNew) {
        Payload payload = new Payload(fields, isNew);
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            if (!member.getKey().equals("attributes")) {
                payload.read(member.getKey(), member.getValue());
            }
        }
        payload.checkWritable();
        payload.values.properties().forEach(value -> payload.check(fields.named(value.getKey()), value.getValue()));
        return payload.values;
    }

    /** The body as an object. */
    static ObjectNode object(String body) {
        if (tree(body) instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.notJson();
    }

    private static JsonNode tree(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw Refusal.notJson();
        }
    }

    private void read(String name, JsonNode value) {
        LeadField field = fields.find(name).orElseThrow(() -> Refusal.unknownField(name));
        if (!(isNew ? field.isCreateable() : field.isUpdateable())) {
            notWritable.add(field.name());
            return;
        }
        boolean isBlank = value.isTextual() && value.textValue().isBlank();
        values.set(field.name(), isBlank ? NullNode.getInstance() : value);
    }

    private void checkWritable() {
        if (!notWritable.isEmpty()) {
            throw new Refusal(
                    400,
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Unable to create/update fields: " + String.join(", ", notWritable) + ". Please check the security "
                            + "settings of this field and verify that it is read/write for your profile or permission "
                            + "set.",
                    notWritable.toArray(String[]::new));
        }
    }

    private void check(LeadField field, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        switch (field.type()) {
            case "boolean" -> needs(JsonNode::isBoolean, "boolean", value);
            case "int", "double", "currency", "percent" -> needs(Payload::isNumber, field.type(), value);
            case "email" -> checkEmail(field, value);
            case "picklist" -> checkOption(field, value);
            case "reference" -> checkId(field, value);
            default -> checkText(field, value);
        }
    }

    private static void needs(Predicate<JsonNode> right, String type, JsonNode value) {
        if (!right.test(value)) {
            throw new Refusal(
                    400,
                    "JSON_PARSER_ERROR",
                    "Cannot deserialize instance of " + type + " from VALUE_"
                            + value.getNodeType().name().toUpperCase(Locale.ROOT)
                            + " value or request may be missing a required field at [line:1, column:1]");
        }
    }

    private static boolean isNumber(JsonNode value) {
        try {
            return value.isNumber() || new BigDecimal(value.asText()).precision() > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void checkText(LeadField field, JsonNode value) {
        needs(JsonNode::isTextual, "string", value);
        String text = value.textValue().strip();
        if (field.maxLength() > 0 && text.length() > field.maxLength()) {
            throw new Refusal(
                    400,
                    "STRING_TOO_LONG",
                    field.label() + ": data value too large: " + text + " (max length=" + field.maxLength() + ")",
                    field.name());
        }
    }

    private static void checkEmail(LeadField field, JsonNode value) {
        checkText(field, value);
        if (!value.textValue().strip().matches("[^\\s@,;<>()\\[\\]\"]+@[^\\s@,;<>()\\[\\]\"]+\\.[^\\s@.]{2,}")) {
            throw new Refusal(
                    400,
                    "INVALID_EMAIL_ADDRESS",
                    field.label() + ": invalid email address: " + value.textValue(),
                    field.name());
        }
    }

    private static void checkOption(LeadField field, JsonNode value) {
        checkText(field, value);
        if (field.isRestricted() && !field.options().contains(value.textValue())) {
            throw new Refusal(
                    400,
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    field.label() + ": bad value for restricted picklist field: " + value.textValue(),
                    field.name());
        }
    }

    private static void checkId(LeadField field, JsonNode value) {
        if (!value.asText().matches("[0-9A-Za-z]{15}|[0-9A-Za-z]{18}")) {
            throw new Refusal(
                    400,
                    "MALFORMED_ID",
                    field.label() + ": id value of incorrect type: " + value.asText(),
                    field.name());
        }
    }
}
