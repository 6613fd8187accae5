package io.leadbridge.testkit.dynamics;

import io.leadbridge.testkit.http.Request;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The data of one Dataverse environment: leads, their columns and keys, and which other rows there are. */
final class Organization {
    private final Columns columns = new Columns();
    private final LeadTable leads;
    private final Set<Set<String>> keys = ConcurrentHashMap.newKeySet();
    private final Set<Set<String>> keysInTheMaking = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> otherRows = new ConcurrentHashMap<>();
    private volatile boolean duplicateRule;

    Organization(InstantSource clock) {
        this.leads = new LeadTable(columns, clock);
        addRow("systemusers", UUID.fromString(Access.USER_ID));
    }

    Columns columns() {
        return columns;
    }

    LeadTable leads() {
        return leads;
    }

    /** The alternate keys, each a set of columns. */
    Set<Set<String>> keys() {
        return keys;
    }

    /** The alternate keys whose index is not built yet: they can be seen, but not used. */
    Set<Set<String>> keysInTheMaking() {
        return keysInTheMaking;
    }

    void addRow(String set, UUID id) {
        otherRows.computeIfAbsent(set, name -> ConcurrentHashMap.newKeySet()).add(id.toString());
    }

    void duplicateRule(boolean isPublished) {
        duplicateRule = isPublished;
    }

    /** Refuses values for the row {@code id} that do not go with the other rows there are. */
    void check(Request request, Payload payload, UUID id) {
        for (Payload.Reference reference : payload.references()) {
            if (!otherRows.getOrDefault(reference.set(), Set.of()).contains(reference.id())) {
                throw Refusal.rowMissing(reference.table(), reference.id(), "0x80040217");
            }
        }
        if (duplicateRule && asksForDetection(request) && isTaken(Set.of("emailaddress1"), payload, id)) {
            throw new Refusal(DataverseAnswers.duplicateDetected(500));
        }
        for (Set<String> key : keys) {
            if (isTaken(key, payload, id)) {
                throw new Refusal(
                        412,
                        "0x80060892",
                        "Entity Key " + key + " violated. A record with the same value for " + key
                                + " already exists. A duplicate record cannot be created. Select one or more unique "
                                + "values and try again.");
            }
        }
    }

    /** Off by default for API calls: only the explicit {@code false} turns detection on. */
    private static boolean asksForDetection(Request request) {
        return request.header("MSCRM.SuppressDuplicateDetection")
                .filter("false"::equalsIgnoreCase)
                .isPresent();
    }

    private boolean isTaken(Set<String> key, Payload payload, UUID id) {
        Optional<LeadKey> wanted = LeadKey.of(key, payload.values());
        return wanted.isPresent()
                && leads.all().stream()
                        .filter(row -> !LeadTable.idOf(row).equals(id))
                        .anyMatch(wanted.get()::matches);
    }
}
