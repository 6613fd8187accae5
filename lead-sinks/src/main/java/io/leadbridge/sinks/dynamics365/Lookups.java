package io.leadbridge.sinks.dynamics365;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Binds a lead to other rows: the value of a lookup, {@code teams(<id>)} or the id alone where one table is meant, becomes
 * {@code "ownerid@odata.bind": "/teams(<id>)"}. Which property binds to which table is Microsoft's list ("Associate table
 * rows on create"); names are case-sensitive.
 */
final class Lookups {
    private static final Pattern VALUE =
            Pattern.compile("/?(?:([a-z_]+)\\()?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\)?");

    /** By column: the property for each entity set, the usual one first. */
    private static final Map<String, Map<String, String>> PROPERTIES = new TreeMap<>(Map.of(
            "campaignid", Map.of("campaigns", "campaignid"),
            "customerid", Map.of("accounts", "customerid_account", "contacts", "customerid_contact"),
            "originatingcaseid", Map.of("incidents", "originatingcaseid"),
            "ownerid", Map.of("systemusers", "ownerid", "teams", "ownerid"),
            "parentaccountid", Map.of("accounts", "parentaccountid"),
            "parentcontactid", Map.of("contacts", "parentcontactid"),
            "qualifyingopportunityid", Map.of("opportunities", "qualifyingopportunityid"),
            "relatedobjectid", Map.of("campaignresponses", "relatedobjectid"),
            "slaid", Map.of("slas", "sla_lead_sla"),
            "transactioncurrencyid", Map.of("transactioncurrencies", "transactioncurrencyid")));

    private Lookups() {}

    /** Replaces the lookups of {@code row} by their bindings; what is wrong with them, a sentence for each. */
    static List<String> bind(ObjectNode row) {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> lookup : PROPERTIES.entrySet()) {
            JsonNode value = row.remove(lookup.getKey());
            if (value != null) {
                bind(row, lookup, value.asText()).ifPresent(faults::add);
            }
        }
        return faults;
    }

    static boolean hasBindings(ObjectNode row) {
        return row.properties().stream().anyMatch(member -> member.getKey().endsWith("@odata.bind"));
    }

    private static Optional<String> bind(ObjectNode row, Map.Entry<String, Map<String, String>> lookup, String value) {
        Map<String, String> sets = lookup.getValue();
        Matcher reference = VALUE.matcher(value);
        boolean isReference = reference.matches() && (reference.group(1) != null) == value.endsWith(")");
        String set = isReference && reference.group(1) != null
                ? reference.group(1)
                : sets.size() == 1 ? sets.keySet().iterator().next() : "";
        String property = sets.get(set);
        if (!isReference || property == null) {
            return Optional.of(lookup.getKey() + " is not a row's id such as "
                    + sets.keySet().stream().sorted().findFirst().orElse("")
                    + "(00000000-0000-0000-0000-000000000001): correct the mapping");
        }
        row.put(property + "@odata.bind", "/" + set + "(" + reference.group(2) + ")");
        return Optional.empty();
    }
}
