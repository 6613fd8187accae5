package io.leadbridge.testkit.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Saves and finds leads by the rules of the org. */
final class Leads {
    private final Org org;
    private final LeadTable table;

    Leads(Org org) {
        this.org = org;
        this.table = org.table();
    }

    /** What became of one record, as the API says it. */
    record Saved(String id, boolean isNew) {
        ObjectNode result() {
            ObjectNode result = Json.mapper().createObjectNode();
            result.put("id", id).put("success", true).putArray("errors");
            return result;
        }
    }

    Saved create(ObjectNode body, SaveOptions options) {
        org.need(Right.CREATE, "INSUFFICIENT_ACCESS_OR_READONLY");
        ObjectNode values = Payload.read(body, org.fields(), true);
        return insert(values, options);
    }

    /** Creates the lead whose external id this is, or changes it. */
    Saved upsert(String field, String value, ObjectNode body, SaveOptions options, boolean updateOnly) {
        LeadField key = externalId(field);
        if (body.has(key.name())) {
            throw new Refusal(
                    400, "INVALID_FIELD", "The " + key.name() + " field should not be specified in the sobject data.");
        }
        synchronized (table) {
            List<ObjectNode> found = table.with(key.name(), value);
            if (found.size() > 1) {
                throw new Ambiguous(found);
            }
            if (!found.isEmpty()) {
                return update(found.get(0), body, options);
            }
            if (updateOnly) {
                throw Refusal.notFound();
            }
            return create(body.deepCopy().put(key.name(), value), options);
        }
    }

    Saved update(String id, ObjectNode body, SaveOptions options) {
        synchronized (table) {
            return update(table.find(id).orElseThrow(Refusal::notFound), body, options);
        }
    }

    ObjectNode read(String id, Map<String, String> query) {
        return show(table.find(id).orElseThrow(Refusal::notFound), query);
    }

    ObjectNode read(String field, String value, Map<String, String> query) {
        List<ObjectNode> found = table.with(externalId(field).name(), value);
        if (found.size() > 1) {
            throw new Ambiguous(found);
        }
        return show(found.stream().findFirst().orElseThrow(Refusal::notFound), query);
    }

    /** Several records have the external id. */
    static final class Ambiguous extends RuntimeException {
        private final transient List<String> urls;

        private Ambiguous(List<ObjectNode> records) {
            super("ambiguous", null, false, false);
            this.urls = records.stream()
                    .map(record -> "/services/data/v66.0/sobjects/Lead/" + LeadTable.idOf(record))
                    .toList();
        }

        List<String> urls() {
            return urls;
        }
    }

    private LeadField externalId(String name) {
        return org.fields().find(name).filter(LeadField::isExternalId).orElseThrow(Refusal::notFound);
    }

    private Saved insert(ObjectNode values, SaveOptions options) {
        List<String> missing = new ArrayList<>();
        for (LeadField field : org.fields().all()) {
            if (field.isRequired() && isBlank(values.path(field.name()))) {
                missing.add(field.name());
            }
        }
        if (!missing.isEmpty()) {
            throw new Refusal(
                    400,
                    "REQUIRED_FIELD_MISSING",
                    "Required fields are missing: " + missing,
                    missing.toArray(String[]::new));
        }
        synchronized (table) {
            check(values, "", options);
            if (options.autoAssign() && !org.assignedOwner().isEmpty()) {
                values.put("OwnerId", org.assignedOwner());
            }
            return new Saved(LeadTable.idOf(table.insert(values)), true);
        }
    }

    private Saved update(ObjectNode old, ObjectNode body, SaveOptions options) {
        org.need(Right.EDIT, "INSUFFICIENT_ACCESS_OR_READONLY");
        ObjectNode values = Payload.read(body, org.fields(), false);
        if (old.path("IsConverted").asBoolean()) {
            throw new Refusal(400, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
        }
        String id = LeadTable.idOf(old);
        check(values, id, options);
        table.update(old, values);
        return new Saved(id, false);
    }

    private void check(ObjectNode values, String ownId, SaveOptions options) {
        if (org.hasCountryPicklists()) {
            Places.check(values);
        }
        org.duplicates().check(values, ownId, options.allowSave());
        for (LeadField field : org.fields().all()) {
            String value = values.path(field.name()).asText();
            if (field.isUnique() && !value.isEmpty()) {
                table.with(field.name(), value).stream()
                        .map(LeadTable::idOf)
                        .filter(id -> !id.equals(ownId))
                        .findFirst()
                        .ifPresent(id -> refuseValue(field, id));
            }
        }
    }

    private static void refuseValue(LeadField field, String id) {
        throw new Refusal(
                400,
                "DUPLICATE_VALUE",
                "duplicate value found: " + field.name() + " duplicates value on record with id: " + id);
    }

    private static boolean isBlank(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private ObjectNode show(ObjectNode record, Map<String, String> query) {
        List<String> names = query.containsKey("fields")
                ? List.of(query.get("fields").split(",", -1))
                : org.fields().visible().stream().map(LeadField::name).toList();
        ObjectNode shown = withAttributes(record);
        for (String name : names) {
            LeadField field = org.fields().find(name).orElseThrow(() -> Refusal.unknownField(name));
            shown.set(field.name(), record.get(field.name()));
        }
        shown.set("Id", record.get("Id"));
        return shown;
    }

    /** An empty record that says which one it is. */
    static ObjectNode withAttributes(ObjectNode record) {
        ObjectNode shown = Json.mapper().createObjectNode();
        shown.putObject("attributes")
                .put("type", "Lead")
                .put("url", "/services/data/v66.0/sobjects/Lead/" + LeadTable.idOf(record));
        return shown;
    }
}
