package io.leadbridge.testkit.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One field of the Lead object, read from its description in {@code lead.json}. */
record LeadField(JsonNode description) {

    /** A custom field for text. */
    static LeadField text(String name, int maxLength) {
        return new LeadField(Json.mapper()
                .valueToTree(Map.of(
                        "name",
                        name,
                        "label",
                        name.replace("__c", "").replace('_', ' '),
                        "type",
                        "string",
                        "maxLength",
                        maxLength,
                        "createable",
                        true,
                        "updateable",
                        true,
                        "nillable",
                        true,
                        "custom",
                        true)));
    }

    String name() {
        return text("name");
    }

    String label() {
        return text("label");
    }

    /** Salesforce's word: {@code string}, {@code picklist}… */
    String type() {
        return text("type");
    }

    /** In UTF-16 units; 0 for none. */
    int maxLength() {
        return description.path("maxLength").asInt();
    }

    boolean isCreateable() {
        return is("createable");
    }

    boolean isUpdateable() {
        return is("updateable");
    }

    /** Whether a new record needs a value. */
    boolean isRequired() {
        return isCreateable() && !is("nillable") && !is("defaultedOnCreate");
    }

    boolean isExternalId() {
        return is("externalId");
    }

    boolean isUnique() {
        return is("unique");
    }

    boolean isRestricted() {
        return is("restrictedPicklist");
    }

    /** Hidden from the integration user of new orgs by field-level security. */
    boolean isHiddenAtFirst() {
        return is("flsRisk");
    }

    /** Whether only orgs with some feature have it. */
    boolean isOptional() {
        return description.has("availability") || is("optional");
    }

    List<String> options() {
        List<String> options = new ArrayList<>();
        description
                .path("options")
                .forEach(option -> options.add(option.path("value").asText()));
        return options;
    }

    /** The same with another value of one member of its description. */
    LeadField with(String member, Object value) {
        ObjectNode changed = description.deepCopy();
        changed.set(member, Json.mapper().valueToTree(value));
        return new LeadField(changed);
    }

    /** The same with these options, each its own label. */
    LeadField withOptions(List<String> values) {
        return with(
                "options",
                values.stream()
                        .map(value -> Map.of("value", value, "label", value))
                        .toList());
    }

    /** As describe shows it. */
    ObjectNode show() {
        ObjectNode shown = Json.mapper().createObjectNode();
        shown.put("name", name()).put("label", label()).put("type", type()).put("length", maxLength());
        for (String flag : List.of(
                "createable",
                "updateable",
                "nillable",
                "defaultedOnCreate",
                "unique",
                "externalId",
                "idLookup",
                "custom",
                "restrictedPicklist")) {
            shown.put(flag, is(flag));
        }
        shown.put("precision", description.path("precision").asInt());
        shown.put("scale", description.path("scale").asInt());
        shown.put("digits", description.path("digits").asInt());
        ArrayNode values = shown.putArray("picklistValues");
        description
                .path("options")
                .forEach(option -> values.addObject()
                        .put("active", true)
                        .put("defaultValue", false)
                        .put("label", option.path("label").asText())
                        .put("value", option.path("value").asText())
                        .putNull("validFor"));
        shown.set(
                "referenceTo",
                description.path("referenceTo").isArray()
                        ? description.get("referenceTo")
                        : Json.mapper().createArrayNode());
        return shown;
    }

    private String text(String member) {
        return description.path(member).asText();
    }

    private boolean is(String member) {
        return description.path(member).asBoolean();
    }
}
