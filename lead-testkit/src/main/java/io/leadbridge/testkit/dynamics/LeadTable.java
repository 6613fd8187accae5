package io.leadbridge.testkit.dynamics;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows of the lead table, oldest first, each as Dataverse would show it: by property, lookups as {@code _name_value},
 * columns without a value left out. Whoever reads and then writes holds the table's monitor.
 */
final class LeadTable {
    private final Columns columns;
    private final ValueRules rules;
    private final InstantSource clock;
    private final Map<UUID, ObjectNode> rows = new LinkedHashMap<>();
    private long version = 1_000_000;

    LeadTable(Columns columns, InstantSource clock) {
        this.columns = columns;
        this.rules = new ValueRules(columns);
        this.clock = clock;
    }

    /** A copy of every row, in plain Java. */
    synchronized Map<UUID, Map<String, Object>> snapshot() {
        Map<UUID, Map<String, Object>> copy = new LinkedHashMap<>();
        rows.forEach((id, row) -> copy.put(id, Json.mapper().convertValue(row, new TypeReference<>() {})));
        return copy;
    }

    synchronized List<ObjectNode> all() {
        return new ArrayList<>(rows.values());
    }

    synchronized Optional<ObjectNode> find(LeadKey key) {
        return key.id() != null
                ? Optional.ofNullable(rows.get(key.id()))
                : rows.values().stream().filter(key::matches).findFirst();
    }

    synchronized ObjectNode insert(UUID id, ObjectNode values) {
        ObjectNode row = Json.mapper().createObjectNode();
        row.put("leadid", id.toString());
        for (Column column : columns.all()) {
            column.defaultValue().ifPresent(value -> row.set(column.name(), value));
        }
        row.put("statuscode", 1);
        row.put("_ownerid_value", Access.USER_ID);
        row.put("createdon", now());
        merge(row, values);
        row.put("leadid", id.toString());
        rules.check(values, row);
        rows.put(id, row);
        return row;
    }

    synchronized ObjectNode update(ObjectNode old, ObjectNode values) {
        ObjectNode row = old.deepCopy();
        merge(row, values);
        row.set("leadid", old.get("leadid"));
        rules.check(values, row);
        rows.put(idOf(row), row);
        return row;
    }

    synchronized void delete(ObjectNode row) {
        rows.remove(idOf(row));
    }

    /** Moves the values of a renamed column. */
    synchronized void rename(String from, String to) {
        for (ObjectNode row : rows.values()) {
            JsonNode value = row.remove(from);
            if (value != null) {
                row.set(to, value);
            }
        }
    }

    static UUID idOf(ObjectNode row) {
        return UUID.fromString(row.path("leadid").asText());
    }

    private void merge(ObjectNode row, ObjectNode values) {
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            if (value.getValue().isNull()) {
                row.remove(value.getKey());
            } else {
                row.set(value.getKey(), value.getValue());
            }
        }
        if (values.has("statecode") && !values.has("statuscode")) {
            row.set("statuscode", defaultStatus(row.path("statecode")));
        }
        row.put(
                "fullname",
                (row.path("firstname").asText() + " " + row.path("lastname").asText()).strip());
        row.put("modifiedon", now());
        row.put("versionnumber", ++version);
    }

    private JsonNode defaultStatus(JsonNode state) {
        return columns.named("statecode").options().stream()
                .filter(option -> option.path("value").asInt() == state.asInt())
                .map(option -> option.path("defaultStatus"))
                .findFirst()
                .orElse(state);
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
