package io.leadbridge.sinks.dynamics365;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.Field;
import io.leadbridge.mapping.Field.Option;
import io.leadbridge.mapping.InvalidMappingException;
import io.leadbridge.sinks.internal.FittedMapping;
import io.leadbridge.sinks.internal.Lengths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the environment says about its table {@code lead} ("Query table definitions using the Web API"). What all columns
 * have comes in one list; lengths and options come under the cast to their type only.
 */
final class TableDescription {
    private static final String ATTRIBUTES = "EntityDefinitions(LogicalName='lead')/Attributes";
    private static final String CAST = ATTRIBUTES + "/Microsoft.Dynamics.CRM.";

    /** Every list that makes a description, in this order. */
    static final List<String> QUERIES = List.of(
            ATTRIBUTES + "?$select=LogicalName,AttributeType,IsValidForCreate",
            CAST + "StringAttributeMetadata?$select=LogicalName,MaxLength",
            CAST + "MemoAttributeMetadata?$select=LogicalName,MaxLength",
            CAST + "PicklistAttributeMetadata?$select=LogicalName"
                    + "&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)");

    private final Map<String, Field> columns = new LinkedHashMap<>();

    /** The description in the answers to {@link #QUERIES}. */
    TableDescription(List<JsonNode> answers) {
        for (JsonNode attribute : answers.get(0).path("value")) {
            String name = attribute.path("LogicalName").asText();
            if (!name.isBlank()) {
                columns.put(name, column(name, attribute));
            }
        }
        for (JsonNode answer : answers.subList(1, answers.size())) {
            answer.path("value").forEach(this::refine);
        }
    }

    private static Field column(String name, JsonNode attribute) {
        String type = attribute.path("AttributeType").asText();
        return Dynamics365Lead.TYPE
                .find(name)
                .orElseGet(() -> Field.of(name, Field.Type.named(type)))
                .withWritable(attribute.path("IsValidForCreate").asBoolean());
    }

    private void refine(JsonNode attribute) {
        columns.computeIfPresent(attribute.path("LogicalName").asText(), (name, column) -> refined(column, attribute));
    }

    private static Field refined(Field column, JsonNode attribute) {
        int length = attribute.path("MaxLength").asInt();
        if (length > 0) {
            return column.withMaxLength(length);
        }
        JsonNode own = attribute.at("/OptionSet/Options");
        List<Option> options = options(own.isArray() ? own : attribute.at("/GlobalOptionSet/Options"));
        return options.isEmpty() ? column : column.withOptions(options);
    }

    private static List<Option> options(JsonNode written) {
        List<Option> options = new ArrayList<>();
        for (JsonNode option : written) {
            long value = option.path("Value").asLong();
            String label = option.at("/Label/UserLocalizedLabel/Label").asText();
            options.add(new Option(value, label.isBlank() ? Long.toString(value) : label));
        }
        return options;
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    /** What of the mapping the environment does not take, one sentence for each thing. */
    List<String> objections(EntityMapping mapping) {
        List<String> objections = new ArrayList<>();
        try {
            mapping.withType(Dynamics365Lead.TYPE.withFields(columns.values()));
        } catch (InvalidMappingException e) {
            e.faults().forEach(fault -> objections.add(fault.field() + ": " + fault.message()));
        }
        objections.addAll(Lengths.objections(fitted(mapping), Dynamics365Lead.TYPE, columns));
        return objections;
    }

    /** The mapping with the lengths and options of the environment. */
    EntityMapping fitted(EntityMapping mapping) {
        return FittedMapping.of(mapping, Dynamics365Lead.TYPE, columns, Dynamics365Lead.CUSTOM_NAMES);
    }
}
