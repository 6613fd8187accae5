package io.leadbridge.sinks.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.internal.Json;
import io.leadbridge.mapping.CrmEntity;
import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.Field;
import io.leadbridge.mapping.Field.Option;
import io.leadbridge.mapping.InvalidMappingException;
import io.leadbridge.sinks.internal.FittedMapping;
import io.leadbridge.sinks.internal.Lengths;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the org says about its object Lead ({@code describe}): the fields that the integration user sees, and whether the
 * user may create leads. A field that is hidden by field-level security is simply not there.
 */
final class LeadDescription {
    private static final String RIGHT = "give the integration user edit access to it (field-level security)";

    private static final Set<String> TOLD_ELSEWHERE =
            Set.of(SalesforceLead.LASTNAME.name(), SalesforceLead.COMPANY.name(), SalesforceLead.COUNTRYCODE.name());

    private final boolean createable;
    private final boolean updateable;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final Instant readAt;

    private LeadDescription(JsonNode describe, Instant readAt) {
        this.createable = describe.path("createable").asBoolean();
        this.updateable = describe.path("updateable").asBoolean();
        this.readAt = readAt;
        for (JsonNode field : describe.path("fields")) {
            String name = field.path("name").asText();
            if (!name.isBlank()) {
                fields.put(name, field(name, field));
            }
            if (field.path("externalId").asBoolean()) {
                keys.add(name);
            }
        }
    }

    /** The description in this answer; empty when it is none. */
    static Optional<LeadDescription> of(JsonNode describe, Instant readAt) {
        return describe.path("fields").isArray()
                ? Optional.of(new LeadDescription(describe, readAt))
                : Optional.empty();
    }

    /** An org of which nothing is known: what Salesforce ships, without country picklists, and what {@code entity} has. */
    static LeadDescription assumed(CrmEntity entity) {
        LeadDescription org =
                new LeadDescription(Json.mapper().createObjectNode().put("createable", true), Instant.MIN);
        SalesforceLead.TYPE.fields().forEach(field -> org.fields.put(field.name(), field));
        entity.values().keySet().forEach(name -> org.fields.computeIfAbsent(name, Field::field));
        if (entity.values().containsKey(SalesforceLead.COUNTRY.name())) {
            org.fields.remove(SalesforceLead.COUNTRYCODE.name());
        }
        return org;
    }

    private static Field field(String name, JsonNode field) {
        int length = field.path("length").asInt();
        boolean createable = field.path("createable").asBoolean();
        boolean required = createable
                && !field.path("nillable").asBoolean(true)
                && !field.path("defaultedOnCreate").asBoolean();
        List<Option> options = new ArrayList<>();
        for (JsonNode option : field.path("picklistValues")) {
            String value = option.path("value").asText();
            if (option.path("active").asBoolean(true) && !value.isEmpty()) {
                options.add(new Option(value, option.path("label").asText(value)));
            }
        }
        boolean isText = field.path("type").asText().equals("multipicklist");
        return Field.of(name, Field.Type.named(field.path("type").asText()))
                .withMaxLength(length > 0 ? length : Field.UNLIMITED)
                .withRequired(required)
                .withWritable(createable)
                .withOptions(isText ? List.of() : options)
                .withOpenOptions(!field.path("restrictedPicklist").asBoolean());
    }

    Instant readAt() {
        return readAt;
    }

    boolean canWrite(String field) {
        Field found = fields.get(field);
        return found != null && found.writable();
    }

    int maxLength(String field) {
        Field found = fields.get(field);
        return found == null ? Field.UNLIMITED : found.maxLength();
    }

    /** Those of the opt-outs that cannot be written. */
    List<String> lostOptOuts() {
        return SalesforceLead.OPT_OUTS.stream()
                .map(Field::name)
                .filter(flag -> !canWrite(flag))
                .toList();
    }

    /** What keeps every lead out, one sentence for each thing; {@code keyField} is {@code ""} when there is none. */
    List<String> obstacles(String keyField) {
        List<String> obstacles = new ArrayList<>();
        if (!createable) {
            obstacles.add("leads cannot be created: give the integration user Create, Read and Edit on Lead");
        }
        for (Field needed : List.of(SalesforceLead.LASTNAME, SalesforceLead.COMPANY)) {
            if (!canWrite(needed.name())) {
                obstacles.add(needed.name() + " cannot be written: " + RIGHT);
            }
        }
        if (!keyField.isEmpty() && !fields.containsKey(keyField)) {
            obstacles.add("Lead has no field " + keyField + " that the integration user sees: create it as Text(64),"
                    + " External ID, Unique, and " + RIGHT);
        } else if (!keyField.isEmpty() && !(keys.contains(keyField) && canWrite(keyField))) {
            obstacles.add(keyField + " is no external id that can be written: mark it as External ID and Unique, and "
                    + RIGHT);
        }
        return obstacles;
    }

    /** What of the mapping the org does not take, one sentence for each thing; the rest is delivered all the same. */
    List<String> objections(EntityMapping mapping) {
        List<String> objections = new ArrayList<>();
        try {
            mapping.withType(SalesforceLead.TYPE.withFields(fields.values()));
        } catch (InvalidMappingException e) {
            e.faults().stream()
                    .filter(fault -> !isToldElsewhere(FittedMapping.field(fault)))
                    .forEach(fault -> objections.add(
                            canWrite(FittedMapping.field(fault))
                                    ? fault.field() + " " + fault.message()
                                    : fault.field() + " cannot be written and is left out: " + RIGHT
                                            + ", or leave it out of the mapping"));
        }
        if (!updateable && !mapping.repeats().isEmpty()) {
            objections.add("leads cannot be changed, as the fields under repeat need it: give the integration user Edit"
                    + " on Lead");
        }
        objections.addAll(Lengths.objections(fitted(mapping), SalesforceLead.TYPE, fields));
        if (!lostOptOuts().isEmpty()) {
            objections.add(String.join(", ", lostOptOuts()) + " cannot be written: a lead with the action DNC is"
                    + " refused; " + RIGHT.replace(" it ", " them "));
        }
        return objections;
    }

    /** The mapping with the lengths and options of the org. */
    EntityMapping fitted(EntityMapping mapping) {
        return FittedMapping.of(mapping, SalesforceLead.TYPE, fields, SalesforceLead.CUSTOM_NAMES);
    }

    /** Name and company keep every lead out; the country's code exists in some orgs, and its text stands in for it. */
    private static boolean isToldElsewhere(String field) {
        return TOLD_ELSEWHERE.contains(field)
                || SalesforceLead.OPT_OUTS.stream().anyMatch(flag -> flag.name().equals(field));
    }
}
