package io.leadbridge.testkit.salesforce;

import static java.lang.String.CASE_INSENSITIVE_ORDER;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.internal.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The fields that Lead has just now, and which of them the integration user sees. Names are found in any letter case, as
 * Salesforce finds them.
 */
final class LeadFields {
    private static final Map<String, LeadField> SHIPPED = shipped();

    private final Map<String, LeadField> fields = new TreeMap<>(CASE_INSENSITIVE_ORDER);
    private final Set<String> hidden = new ConcurrentSkipListSet<>(CASE_INSENSITIVE_ORDER);

    LeadFields() {
        SHIPPED.values().stream().filter(field -> !field.isOptional()).forEach(this::put);
    }

    private static Map<String, LeadField> shipped() {
        try (InputStream file = LeadFields.class.getResourceAsStream("lead.json")) {
            Map<String, LeadField> all = new TreeMap<>(CASE_INSENSITIVE_ORDER);
            for (JsonNode description : Json.mapper().readTree(file).path("fields")) {
                LeadField field = new LeadField(description);
                all.put(field.name(), field);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("lead.json is damaged", e);
        }
    }

    /** The field as Salesforce ships it, whether this org has it or not. */
    static LeadField shipped(String name) {
        return Optional.ofNullable(SHIPPED.get(name))
                .orElseThrow(() -> new IllegalArgumentException("Salesforce ships no field " + name + " of Lead"));
    }

    /** Adds the field, or replaces the one of its name. */
    synchronized void put(LeadField field) {
        fields.put(field.name(), field);
    }

    synchronized void remove(String name) {
        fields.remove(named(name).name());
    }

    void hide(String name) {
        hidden.add(named(name).name());
    }

    void show(String name) {
        hidden.remove(named(name).name());
    }

    /** Every field, also those the integration user does not see. */
    synchronized List<LeadField> all() {
        return List.copyOf(fields.values());
    }

    /** The fields that the integration user sees. */
    List<LeadField> visible() {
        List<LeadField> visible = new ArrayList<>(all());
        visible.removeIf(field -> hidden.contains(field.name()));
        return visible;
    }

    /** The field of this name, if there is one and the integration user sees it. */
    synchronized Optional<LeadField> find(String name) {
        return Optional.ofNullable(fields.get(name)).filter(field -> !hidden.contains(field.name()));
    }

    /** The field of this name, which must exist: a typing error in a test must not pass. */
    synchronized LeadField named(String name) {
        return Optional.ofNullable(fields.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the fake's Lead has no field " + name));
    }
}
