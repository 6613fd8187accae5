package io.leadbridge.testkit.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Many records in one call ("Use sObject Collections"): at most 200, answered by 200 with one result for each, in order.
 * In these, the error code is called {@code statusCode}.
 */
final class ManyLeads {
    private static final int MOST = 200;

    private final Org org;
    private final Leads leads;

    ManyLeads(Org org, Leads leads) {
        this.org = org;
        this.leads = leads;
    }

    ArrayNode create(ObjectNode body, SaveOptions options) {
        return each(body, record -> leads.create(record, options).result());
    }

    /** The external id stands inside each record here. */
    ArrayNode upsert(String field, ObjectNode body, SaveOptions options) {
        return each(body, record -> {
            JsonNode value = record.remove(field);
            if (value == null) {
                throw new Refusal(400, "MISSING_ARGUMENT", field + " not specified");
            }
            Leads.Saved saved = leads.upsert(field, value.asText(), record, options, false);
            return saved.result().put("created", saved.isNew());
        });
    }

    private ArrayNode each(ObjectNode body, Function<ObjectNode, ObjectNode> save) {
        JsonNode records = body.path("records");
        if (!records.isArray() || records.size() > MOST) {
            throw new Refusal(400, "INVALID_INPUT", "'records' is missing, or holds more than " + MOST + " records");
        }
        boolean allOrNone = body.path("allOrNone").asBoolean();
        synchronized (org.table()) {
            List<ObjectNode> results = new ArrayList<>();
            records.forEach(record -> results.add(result(record, save)));
            boolean failed =
                    results.stream().anyMatch(result -> !result.path("success").asBoolean());
            return answer(allOrNone && failed ? rolledBack(results) : results);
        }
    }

    private static ObjectNode result(JsonNode record, Function<ObjectNode, ObjectNode> save) {
        try {
            if (record.at("/attributes/type").asText().equals("Lead") && record instanceof ObjectNode object) {
                return save.apply(object.deepCopy());
            }
            throw new Refusal(400, "INVALID_TYPE", "the fake knows records with attributes of type Lead");
        } catch (Refusal refusal) {
            return refusal.result();
        }
    }

    private List<ObjectNode> rolledBack(List<ObjectNode> results) {
        List<ObjectNode> all = new ArrayList<>();
        for (ObjectNode result : results) {
            if (result.path("success").asBoolean()) {
                org.table().delete(result.path("id").asText());
                all.add(new Refusal(
                                400,
                                "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                                "Record rolled back because not all records were valid and the request was using "
                                        + "AllOrNone header")
                        .result());
            } else {
                all.add(result);
            }
        }
        return all;
    }

    private static ArrayNode answer(List<ObjectNode> results) {
        return Json.mapper().createArrayNode().addAll(results);
    }
}
