package io.leadbridge.sinks.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.sinks.internal.http.HttpAnswer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which fields a refusal speaks of. Only names are taken from it: its texts may quote the lead. */
final class NamedFields {
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w{0,79}");
    private static final Pattern NO_COLUMN = Pattern.compile("No such column '([A-Za-z]\\w{0,79})'");
    private static final Pattern NOT_WRITABLE = Pattern.compile("Unable to create/update fields: ([\\w, ]+)\\. Please");
    private static final Pattern PLACE = Pattern.compile("problem with this (country|state)");

    private NamedFields() {}

    /** The fields of all errors in the answer. */
    static Set<String> of(HttpAnswer answer) {
        Set<String> names = new LinkedHashSet<>();
        JsonNode json = answer.json();
        for (JsonNode error : json.isArray() ? json : List.of(json)) {
            names.addAll(of(error));
        }
        return names;
    }

    /**
     * The fields without which the lead would be taken, as far as the answer says; empty when nothing is gained by
     * leaving fields out.
     */
    static Set<String> removable(HttpAnswer answer) {
        Set<String> names = new LinkedHashSet<>();
        JsonNode json = answer.json();
        for (JsonNode error : json.isArray() ? json : List.of(json)) {
            Set<String> removable = removable(error);
            if (removable.isEmpty()) {
                return Set.of();
            }
            names.addAll(removable);
        }
        return names;
    }

    private static Set<String> removable(JsonNode error) {
        return switch (Errors.codeOf(error)) {
            case "INVALID_FIELD", "INVALID_FIELD_FOR_INSERT_UPDATE", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST" ->
                of(error);
            case "INVALID_EMAIL_ADDRESS" -> of(error).isEmpty() ? Set.of(SalesforceLead.EMAIL.name()) : of(error);
            case "FIELD_INTEGRITY_EXCEPTION" -> place(error);
            default -> Set.of();
        };
    }

    private static Set<String> of(JsonNode error) {
        Set<String> names = new LinkedHashSet<>();
        error.path("fields").forEach(name -> names.add(name.asText()));
        String message = error.path("message").asText();
        add(NO_COLUMN.matcher(message), names);
        add(NOT_WRITABLE.matcher(message), names);
        names.removeIf(name -> !NAME.matcher(name).matches());
        return names;
    }

    private static void add(Matcher list, Set<String> names) {
        if (list.find()) {
            names.addAll(List.of(list.group(1).split(", *", -1)));
        }
    }

    /** The text of a country or state and its code are one: both go. */
    private static Set<String> place(JsonNode error) {
        Matcher place = PLACE.matcher(error.path("message").asText());
        if (!place.find()) {
            return Set.of();
        }
        return place.group(1).equals("country")
                ? Set.of(SalesforceLead.COUNTRY.name(), SalesforceLead.COUNTRYCODE.name())
                : Set.of(SalesforceLead.STATE.name(), SalesforceLead.STATECODE.name());
    }
}
