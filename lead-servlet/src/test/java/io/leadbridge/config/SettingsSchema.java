package io.leadbridge.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.mapping.EntityType;
import io.leadbridge.mapping.Field;
import io.leadbridge.sinks.dynamics365.Dynamics365Lead;
import io.leadbridge.sinks.salesforce.SalesforceLead;
import io.leadbridge.sinks.webtolead.WebToLeadForm;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the JSON Schema of {@code leads.yaml} (draft-07, for editors) out of what the reader asks for. Only descriptions
 * are a person's: they are taken over from the published one.
 */
final class SettingsSchema {
    private static final Map<String, EntityType> ENTITIES = Map.of(
            "dynamics365", Dynamics365Lead.TYPE, "salesforce", SalesforceLead.TYPE, "web-to-lead", WebToLeadForm.TYPE);

    /** What fits on one line. */
    private static final Pattern SHORT = Pattern.compile("\\{\\n +(\"[^\"]+\": [^\\n{]+)\\n +}");

    private final ObjectMapper mapper = new ObjectMapper();
    private final KnownSettings known;
    private final List<String> leadFields;
    private final JsonNode published;

    SettingsSchema(KnownSettings known, List<String> leadFields, String published) {
        this.known = known;
        this.leadFields = leadFields;
        this.published = read(published);
    }

    private JsonNode read(String json) {
        try {
            return mapper.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("the published schema is no JSON", e);
        }
    }

    /** The whole schema as text. */
    String text() {
        String text = whole().toPrettyString().replaceAll("(?m)^( *\"[^\"]*\") : ", "$1: ") + "\n";
        return SHORT.matcher(text).replaceAll("{ $1 }");
    }

    private ObjectNode whole() {
        ObjectNode whole = mapper.createObjectNode();
        whole.put("$schema", "http://json-schema.org/draft-07/schema#");
        whole.put("$comment", "Written by SettingsSchemaTest: only descriptions are changed by hand.");
        whole.put("title", "leads.yaml");
        describe(whole, "");
        whole.put("type", "object")
                .put("additionalProperties", false)
                .putArray("required")
                .add("store");
        ObjectNode sections = whole.putObject("properties");
        for (String name : known.sections().keySet()) {
            sections.set(name, topSection(name));
        }
        sections.withObject("/store").set("oneOf", oneOf("directory", "url", "jndi"));
        ObjectNode definitions = whole.putObject("definitions");
        definitions.set("destination", destination());
        known.sinks().forEach((kind, settings) -> definitions.set(kind, sink(kind, settings)));
        return whole;
    }

    private ObjectNode topSection(String name) {
        ObjectNode section = mapper.createObjectNode();
        String pointer = "/properties/" + name;
        describe(section, pointer);
        section(section);
        switch (name) {
            case "offers" -> {
                names(section, OffersSection.PATH_NAME.pattern(), OffersSection.PATH_NAMES);
                ObjectNode offer = section(section.putObject("additionalProperties"));
                settings(offer, known.sections().get(name), pointer + "/additionalProperties");
            }
            case "destinations" -> {
                names(section, DestinationSection.NAME.pattern(), DestinationSection.NAMES);
                section.putObject("additionalProperties").put("$ref", "#/definitions/destination");
            }
            default -> settings(section, known.sections().get(name), pointer);
        }
        return section;
    }

    private ObjectNode destination() {
        ObjectNode destination = mapper.createObjectNode().put("type", "object");
        settings(destination, known.sections().get("destinations"), "/definitions/destination");
        ObjectNode sink = destination.withObject("/properties/sink");
        sink.remove("type");
        ArrayNode kinds = sink.putArray("anyOf");
        known.sinks().keySet().forEach(kinds.addObject().putArray("enum")::add);
        kinds.addObject().put("type", "string");
        ArrayNode each = destination.putArray("allOf");
        for (String kind : known.sinks().keySet()) {
            ObjectNode rule = each.addObject();
            ObjectNode condition = rule.putObject("if");
            condition.putObject("properties").putObject("sink").put("const", kind);
            condition.putArray("required").add("sink");
            rule.putObject("then").put("$ref", "#/definitions/" + kind);
        }
        return destination;
    }

    private ObjectNode sink(String kind, List<KnownSetting> settings) {
        ObjectNode sink = mapper.createObjectNode();
        String pointer = "/definitions/" + kind;
        describe(sink, pointer);
        settings(sink.put("additionalProperties", false), settings, pointer);
        ObjectNode properties = sink.withObject("/properties");
        known.sections().get("destinations").forEach(common -> properties.putObject(common.name()));
        if (ENTITIES.containsKey(kind)) {
            ObjectNode fields = properties.withObject("/map").putObject("properties");
            ENTITIES.get(kind).fields().stream()
                    .filter(Field::writable)
                    .map(Field::name)
                    .sorted()
                    .forEach(fields::putObject);
        }
        return sink;
    }

    private void settings(ObjectNode section, List<KnownSetting> settings, String pointer) {
        List<String> required = settings.stream()
                .filter(KnownSetting::required)
                .map(KnownSetting::name)
                .toList();
        if (!required.isEmpty()) {
            required.forEach(section.putArray("required")::add);
        }
        ObjectNode properties = section.putObject("properties");
        for (KnownSetting setting : settings) {
            ObjectNode property = properties.putObject(setting.name());
            describe(property, pointer + "/properties/" + setting.name());
            setting.otherwise().ifPresent(value -> property.set("default", mapper.valueToTree(value)));
            switch (setting.shape()) {
                case VALUE -> SettingForm.describe(property, setting);
                case VALUES -> textOrTexts(property);
                case SECTION -> freeSection(property, setting.name());
            }
        }
    }

    /** A section whose names are the user's choice; those of leads are known. */
    private void freeSection(ObjectNode section, String name) {
        sectionType(section);
        ObjectNode each = mapper.createObjectNode();
        if (name.equals("when")) {
            String names = String.join("|", leadFields) + "|(?:extensions|campaign)\\..*\\S.*";
            names(section, names, "a lead has no such field; what Microsoft does not document is extensions.<name>");
            ObjectNode fields = section.putObject("properties");
            leadFields.forEach(fields::putObject);
            textOrTexts(each);
        } else {
            types(each, "string", "number", "boolean", "null");
        }
        section.putObject("patternProperties").set("", each);
    }

    private void textOrTexts(ObjectNode value) {
        types(value, "string", "number", "boolean", "array");
        types(value.putObject("items"), "string", "number", "boolean");
    }

    private ObjectNode section(ObjectNode section) {
        return sectionType(section).put("additionalProperties", false);
    }

    private ObjectNode sectionType(ObjectNode section) {
        types(section, "object", "null");
        return section;
    }

    static void types(ObjectNode value, String... types) {
        Stream.of(types).forEach(value.putArray("type")::add);
    }

    private ArrayNode oneOf(String... names) {
        ArrayNode ways = mapper.createArrayNode();
        Stream.of(names).forEach(name -> ways.addObject().putArray("required").add(name));
        return ways;
    }

    private static void names(ObjectNode section, String pattern, String expected) {
        section.putObject("propertyNames")
                .put("pattern", "^(?:" + pattern + ")$")
                .put("patternErrorMessage", expected);
    }

    private void describe(ObjectNode node, String pointer) {
        node.put("description", published.at(pointer + "/description").asText());
    }
}
