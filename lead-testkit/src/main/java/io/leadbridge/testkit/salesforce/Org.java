package io.leadbridge.testkit.salesforce;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One Salesforce org: its leads, their fields, its rules, and what the integration user may do. */
final class Org {
    private final LeadFields fields = new LeadFields();
    private final LeadTable table;
    private final Duplicates duplicates;
    private final Usage usage;
    private final Set<Right> rights = ConcurrentHashMap.newKeySet();
    private volatile boolean countryPicklists;
    private volatile String assignedOwner = "";

    Org(InstantSource clock) {
        this.table = new LeadTable(clock);
        this.duplicates = new Duplicates(table);
        this.usage = new Usage(clock);
        rights.addAll(Set.of(Right.values()));
    }

    LeadFields fields() {
        return fields;
    }

    LeadTable table() {
        return table;
    }

    Duplicates duplicates() {
        return duplicates;
    }

    Usage usage() {
        return usage;
    }

    Set<Right> rights() {
        return rights;
    }

    void need(Right right, String code) {
        if (!rights.contains(right)) {
            throw new Refusal(403, code, "insufficient access rights on cross-reference id");
        }
    }

    boolean hasCountryPicklists() {
        return countryPicklists;
    }

    /** Turns "State and Country/Territory Picklists" on or off, with the fields that belong to it. */
    void countryPicklists(boolean on) {
        countryPicklists = on;
        for (String code : new String[] {"CountryCode", "StateCode"}) {
            if (on) {
                fields.put(LeadFields.shipped(code));
            } else if (fields.all().stream().anyMatch(field -> field.name().equals(code))) {
                fields.remove(code);
            }
        }
        if (on) {
            fields.put(LeadFields.shipped("CountryCode").withOptions(Places.countryCodes()));
        }
    }

    /** The owner that the active assignment rule gives; {@code ""} when there is none. */
    String assignedOwner() {
        return assignedOwner;
    }

    void assignTo(String owner) {
        assignedOwner = owner;
    }
}
