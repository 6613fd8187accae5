package io.leadbridge.testkit.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The definition of one column, as the metadata part of the Web API writes it. */
final class AttributeMetadata {
    private static final int ENGLISH = 1033;
    private static final Set<String> CHOICES = Set.of("Picklist", "State", "Status", "Boolean");

    private final Column column;
    private final boolean isCast;

    AttributeMetadata(Column column, boolean isCast) {
        this.column = column;
        this.isCast = isCast;
    }

    ObjectNode show(Map<String, String> query) {
        ObjectNode all = common();
        if (isCast) {
            ofType(all);
        }
        String type = (isCast ? column.type() : "") + "AttributeMetadata";
        ObjectNode shown = select(all, query.get("$select"), type);
        if (isCast && CHOICES.contains(column.type()) && query.containsKey("$expand")) {
            shown.set("OptionSet", optionSet());
            shown.putNull("GlobalOptionSet");
        }
        return shown;
    }

    /** The named members only, which must all exist; all of them when no names are given. */
    static ObjectNode select(ObjectNode all, @Nullable String names, String type) {
        if (names == null) {
            return all;
        }
        List<String> selected = List.of(names.split(",", -1));
        for (String name : selected) {
            if (!all.has(name)) {
                throw Refusal.ofQuery("Could not find a property named '" + name + "' on type 'Microsoft.Dynamics.CRM."
                        + type + "'.");
            }
        }
        return all.retain(selected);
    }

    private ObjectNode common() {
        Map<String, Object> requiredLevel = Map.of(
                "Value",
                column.requiredLevel(),
                "CanBeChanged",
                !column.requiredLevel().equals("SystemRequired"),
                "ManagedPropertyLogicalName",
                "canmodifyrequirementlevelsettings");
        return Json.mapper()
                .valueToTree(Map.of(
                        "LogicalName", column.name(),
                        "SchemaName", column.description().path("schemaName").asText(column.name()),
                        "AttributeType", column.type(),
                        "RequiredLevel", requiredLevel,
                        "IsValidForCreate", column.isWritable(),
                        "IsValidForUpdate", column.isWritable(),
                        "IsValidForRead", true));
    }

    private void ofType(ObjectNode all) {
        column.number("maxLength").ifPresent(max -> all.set("MaxLength", max));
        column.number("minValue").ifPresent(min -> all.set("MinValue", min));
        column.number("maxValue").ifPresent(max -> all.set("MaxValue", max));
        column.number("precision").ifPresent(precision -> all.set("Precision", precision));
        column.number("default").ifPresent(value -> all.set("DefaultFormValue", value));
        if (column.description().has("format")) {
            all.set("Format", column.description().get("format"));
        }
        if (column.description().has("targets")) {
            all.set("Targets", column.description().get("targets"));
        }
    }

    private JsonNode optionSet() {
        ObjectNode set = Json.mapper().createObjectNode();
        ArrayNode options = set.putArray("Options");
        for (JsonNode option : column.options()) {
            ObjectNode shown = options.addObject();
            shown.set("Value", option.path("value"));
            Map<String, Object> label =
                    Map.of("Label", option.path("label").asText(), "LanguageCode", ENGLISH, "IsManaged", true);
            shown.set(
                    "Label",
                    Json.mapper().valueToTree(Map.of("LocalizedLabels", List.of(label), "UserLocalizedLabel", label)));
            shown.putNull("Color");
            shown.put("IsManaged", true);
            shown.putNull("MetadataId");
            if (option.has("state")) {
                shown.set("State", option.get("state"));
            }
        }
        return set;
    }
}
