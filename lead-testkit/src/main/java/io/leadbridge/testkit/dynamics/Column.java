package io.leadbridge.testkit.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One column of the lead table, read from its description in {@code lead.json}. */
record Column(JsonNode description) {
    private static final Set<String> LOOKUPS = Set.of("Lookup", "Customer", "Owner");

    /** A custom column for text. */
    static Column text(String name, int maxLength) {
        return new Column(Json.mapper()
                .valueToTree(Map.of("name", name, "type", "String", "maxLength", maxLength, "writable", true)));
    }

    String name() {
        return description.path("name").asText();
    }

    /** The Dataverse type: {@code String}, {@code Picklist}… */
    String type() {
        return description.path("type").asText();
    }

    String requiredLevel() {
        return description.path("requiredLevel").asText("None");
    }

    boolean isWritable() {
        return description.path("writable").asBoolean();
    }

    boolean isLookup() {
        return LOOKUPS.contains(type());
    }

    /** The property under which the value is read: {@code _campaignid_value} for the lookup {@code campaignid}. */
    String property() {
        return isLookup() ? "_" + name() + "_value" : name();
    }

    EdmType edmType() {
        return switch (type()) {
            case "Picklist", "State", "Status", "Integer" -> EdmType.INT32;
            case "BigInt" -> EdmType.INT64;
            case "Boolean" -> EdmType.BOOLEAN;
            case "Double" -> EdmType.DOUBLE;
            case "Decimal", "Money" -> EdmType.DECIMAL;
            case "Uniqueidentifier", "Lookup", "Customer", "Owner" -> EdmType.GUID;
            case "DateTime" ->
                description.path("behavior").asText().equals("DateOnly") ? EdmType.DATE : EdmType.DATE_TIME;
            case "Image" -> EdmType.BINARY;
            default -> EdmType.STRING;
        };
    }

    /** The number under this name, such as {@code maxLength} or {@code minValue}, when there is one. */
    Optional<JsonNode> number(String name) {
        return Optional.of(description.path(name)).filter(JsonNode::isNumber);
    }

    /** What a new row holds when the request says nothing. */
    Optional<JsonNode> defaultValue() {
        return Optional.ofNullable(description.get("default"));
    }

    /** The options of a choice, each with {@code value}, {@code label}, and for a status its {@code state}. */
    List<JsonNode> options() {
        List<JsonNode> options = new ArrayList<>();
        description.path("options").forEach(options::add);
        return options;
    }

    /** Of a lookup: its navigation properties, several if it may point to several tables. */
    List<String> navigations() {
        List<String> navigations = new ArrayList<>();
        description.path("navigation").forEach(name -> navigations.add(name.asText()));
        return navigations;
    }

    /** Of a lookup: the tables that this navigation property may point to, by their entity sets. */
    Map<String, String> targets(String navigation) {
        Map<String, String> targets = new LinkedHashMap<>();
        description.path("navigation").properties().forEach(entry -> {
            if (entry.getValue().asText().equals(navigation)) {
                targets.put(setOf(entry.getKey()), entry.getKey());
            }
        });
        return targets;
    }

    private String setOf(String table) {
        return description.path("targetSets").path(table).asText(table + "s");
    }

    /** The same with another value of one member of its description. */
    Column with(String member, Object value) {
        ObjectNode changed = description.deepCopy();
        changed.set(member, Json.mapper().valueToTree(value));
        return new Column(changed);
    }
}
