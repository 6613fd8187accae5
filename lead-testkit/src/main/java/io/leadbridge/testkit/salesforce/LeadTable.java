package io.leadbridge.testkit.salesforce;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lead records, oldest first, by id. Whoever reads and then writes holds the table's monitor. */
final class LeadTable {
    static final String USER_ID = RecordId.of("005", 1);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final Map<String, ObjectNode> records = new LinkedHashMap<>();
    private int made;

    LeadTable(InstantSource clock) {
        this.clock = clock;
    }

    /** A copy of every record, in plain Java. */
    synchronized Map<String, Map<String, Object>> snapshot() {
        Map<String, Map<String, Object>> copy = new LinkedHashMap<>();
        records.forEach((id, record) -> copy.put(id, Json.mapper().convertValue(record, new TypeReference<>() {})));
        return copy;
    }

    synchronized List<ObjectNode> all() {
        return new ArrayList<>(records.values());
    }

    /** The record with this id, of 15 or 18 characters. */
    synchronized Optional<ObjectNode> find(String id) {
        return records.values().stream()
                .filter(record -> idOf(record).equals(id)
                        || (id.length() == 15 && idOf(record).startsWith(id)))
                .findFirst();
    }

    /** The records with this value, in any letter case. */
    synchronized List<ObjectNode> with(String field, String value) {
        return records.values().stream()
                .filter(record -> record.path(field).asText().equalsIgnoreCase(value))
                .toList();
    }

    synchronized ObjectNode insert(ObjectNode values) {
        ObjectNode record = Json.mapper().createObjectNode();
        record.put("Id", RecordId.of("00Q", ++made))
                .put("Status", "New")
                .put("OwnerId", USER_ID)
                .put("IsConverted", false)
                .put("HasOptedOutOfEmail", false)
                .put("HasOptedOutOfFax", false)
                .put("DoNotCall", false)
                .put("IsUnreadByOwner", true)
                .put("CreatedDate", TIME.format(clock.instant()));
        merge(record, values);
        records.put(idOf(record), record);
        return record;
    }

    synchronized ObjectNode update(ObjectNode old, ObjectNode values) {
        ObjectNode record = old.deepCopy();
        merge(record, values);
        records.put(idOf(record), record);
        return record;
    }

    synchronized void put(String id, String field, boolean value) {
        find(id).orElseThrow(() -> new IllegalArgumentException("the fake has no lead " + id))
                .put(field, value);
    }

    synchronized void delete(String id) {
        records.remove(id);
    }

    static String idOf(ObjectNode record) {
        return record.path("Id").asText();
    }

    private void merge(ObjectNode record, ObjectNode values) {
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            if (value.getValue().isNull()) {
                record.remove(value.getKey());
            } else if (value.getValue().isTextual()) {
                record.put(value.getKey(), value.getValue().textValue().strip());
            } else {
                record.set(value.getKey(), value.getValue());
            }
        }
        String name = record.path("FirstName").asText() + " "
                + record.path("LastName").asText();
        record.put("Name", name.strip());
        record.put("LastModifiedDate", TIME.format(clock.instant()));
    }
}
