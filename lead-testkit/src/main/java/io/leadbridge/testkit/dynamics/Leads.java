package io.leadbridge.testkit.dynamics;

import static io.leadbridge.testkit.dynamics.Privilege.APPEND_LEAD;
import static io.leadbridge.testkit.dynamics.Privilege.CREATE_LEAD;
import static io.leadbridge.testkit.dynamics.Privilege.DELETE_LEAD;
import static io.leadbridge.testkit.dynamics.Privilege.READ_LEAD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.Request;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Everything under {@code /api/data/v9.2/leads}: create, upsert with its conditions, read, query, delete. */
final class Leads {
    private final Organization organization;
    private final LeadTable table;
    private final Access access;

    Leads(Organization organization, Access access) {
        this.organization = organization;
        this.table = organization.leads();
        this.access = access;
    }

    /** {@code leads}: the whole set. */
    Answer onSet(Request request, String root) {
        return switch (request.method()) {
            case "POST" -> create(request, root);
            case "GET" -> query(request, root);
            default -> throw notAllowed(request);
        };
    }

    /** {@code leads(…)}: one row. */
    Answer onRow(Request request, String keyText, String root) {
        LeadKey key = LeadKey.parse(keyText, organization.keys());
        return switch (request.method()) {
            case "PATCH" -> upsert(request, key, root);
            case "GET" -> read(request, key, root);
            case "DELETE" -> delete(key);
            default -> throw notAllowed(request);
        };
    }

    private Answer create(Request request, String root) {
        Payload payload = payload(request);
        access.need(CREATE_LEAD);
        synchronized (table) {
            UUID id = Optional.ofNullable(payload.values().get("leadid"))
                    .map(given -> UUID.fromString(given.asText()))
                    .orElseGet(UUID::randomUUID);
            if (table.find(new LeadKey(id, Map.of())).isPresent()) {
                throw new Refusal(DataverseAnswers.rowExists());
            }
            return written(request, root, insert(request, id, payload), 201);
        }
    }

    private Answer upsert(Request request, LeadKey key, String root) {
        Payload payload = payload(request);
        Condition condition = Condition.of(request);
        condition.neededPrivileges().forEach(access::need);
        synchronized (table) {
            Optional<ObjectNode> old = table.find(key);
            condition.check(old, key);
            if (old.isPresent()) {
                organization.check(request, payload, LeadTable.idOf(old.get()));
                return written(request, root, table.update(old.get(), payload.values()), 200);
            }
            UUID id = key.id() == null ? UUID.randomUUID() : key.id();
            key.values().forEach(payload.values()::put);
            return written(request, root, insert(request, id, payload), 201);
        }
    }

    private ObjectNode insert(Request request, UUID id, Payload payload) {
        organization.check(request, payload, id);
        return table.insert(id, payload.values());
    }

    private Payload payload(Request request) {
        if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
            throw new Refusal(415, "", "The request entity's media type is not supported for this resource.");
        }
        Payload payload = Payload.read(request.body(), organization.columns());
        if (!payload.references().isEmpty()) {
            access.need(APPEND_LEAD);
        }
        return payload;
    }

    private Answer read(Request request, LeadKey key, String root) {
        access.need(READ_LEAD);
        ObjectNode row = table.find(key).orElseThrow(() -> Refusal.rowMissing("lead", key, "0x80040217"));
        Query query = Query.of(request, organization.columns());
        return json(
                200, query.show(row).put("@odata.context", root + "$metadata#leads" + query.columns() + "/$entity"));
    }

    private Answer query(Request request, String root) {
        access.need(READ_LEAD);
        Query query = Query.of(request, organization.columns());
        return json(200, query.run(table.all()).put("@odata.context", root + "$metadata#leads" + query.columns()));
    }

    private Answer delete(LeadKey key) {
        access.need(DELETE_LEAD);
        synchronized (table) {
            table.delete(table.find(key).orElseThrow(() -> Refusal.rowMissing("lead", key, "0x80040217")));
        }
        return Answer.of(204);
    }

    private Answer written(Request request, String root, ObjectNode row, int statusWithBody) {
        if (request.header("Prefer").orElse("").contains("return=representation")) {
            Query query = Query.of(request, organization.columns());
            ObjectNode shown = query.show(row).put("@odata.context", root + "$metadata#leads/$entity");
            return json(statusWithBody, shown).with("Preference-Applied", "return=representation");
        }
        return Answer.of(204).with("OData-EntityId", root + "leads(" + LeadTable.idOf(row) + ")");
    }

    private static Answer json(int status, ObjectNode document) {
        return Answer.json(status, document).with("Content-Type", "application/json; odata.metadata=minimal");
    }

    private static Refusal notAllowed(Request request) {
        return new Refusal(405, "", "The requested resource does not support http method '" + request.method() + "'.");
    }
}
