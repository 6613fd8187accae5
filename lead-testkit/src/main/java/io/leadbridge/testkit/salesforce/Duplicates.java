package io.leadbridge.testkit.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The standard lead duplicate rule: the same e-mail address, in a lead or a contact. */
final class Duplicates {
    private final LeadTable table;
    private final Map<String, String> contacts = new ConcurrentHashMap<>();
    private volatile DuplicateRule rule = DuplicateRule.OFF;
    private volatile String member = "duplicateResut";

    Duplicates(LeadTable table) {
        this.table = table;
    }

    void rule(DuplicateRule state) {
        rule = state;
    }

    void spellRight(boolean right) {
        member = right ? "duplicateResult" : "duplicateResut";
    }

    String addContact(String email) {
        String id = RecordId.of("003", contacts.size() + 1);
        contacts.put(email, id);
        return id;
    }

    /** Refuses values whose e-mail somebody else has, as the rule and the caller's {@code allowSave} say. */
    void check(ObjectNode values, String ownId, boolean allowSave) {
        String email = values.path("Email").asText();
        if (rule == DuplicateRule.OFF || email.isEmpty() || (rule == DuplicateRule.ALERT && allowSave)) {
            return;
        }
        Optional<String> lead = table.with("Email", email).stream()
                .map(LeadTable::idOf)
                .filter(id -> !id.equals(ownId))
                .findFirst();
        Optional<String> contact = Optional.ofNullable(contacts.get(email));
        lead.ifPresent(id -> refuse("Lead", id));
        contact.ifPresent(id -> refuse("Contact", id));
    }

    private void refuse(String type, String id) {
        ObjectNode result = Json.mapper().createObjectNode();
        result.put("allowSave", rule == DuplicateRule.ALERT)
                .put("duplicateRule", "Standard_Lead_Duplicate_Rule")
                .put("duplicateRuleEntityType", "Lead")
                .put("errorMessage", "Use one of these records?");
        ObjectNode match = result.putArray("matchResults").addObject();
        match.put("entityType", type).putArray("errors");
        match.put("matchEngine", "ExactMatchEngine")
                .put("rule", "Standard_Lead_Match_Rule_v1_0")
                .put("size", 1)
                .put("success", true);
        ObjectNode found = match.putArray("matchRecords").addObject().put("matchConfidence", 100.0);
        ObjectNode record = found.putObject("record").put("Id", id);
        record.putObject("attributes").put("type", type).put("url", "/services/data/v66.0/sobjects/" + type + "/" + id);
        ObjectNode more = Json.mapper().createObjectNode();
        more.set(member, result);
        throw new Refusal(400, "DUPLICATES_DETECTED", "Use one of these records?").with(more);
    }
}
