package io.leadbridge.testkit.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.internal.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns that the lead table has just now: Microsoft's shipped ones, then what a customizer did to them. */
final class Columns {
    private static final List<Column> SHIPPED = shipped();

    private final Map<String, Column> byName = new LinkedHashMap<>();

    Columns() {
        SHIPPED.forEach(this::put);
    }

    private static List<Column> shipped() {
        try (InputStream file = Columns.class.getResourceAsStream("lead.json")) {
            List<Column> columns = new ArrayList<>();
            for (JsonNode field : Json.mapper().readTree(file).path("fields")) {
                columns.add(new Column(field));
            }
            return List.copyOf(columns);
        } catch (IOException e) {
            throw new UncheckedIOException("lead.json is damaged", e);
        }
    }

    synchronized List<Column> all() {
        return List.copyOf(byName.values());
    }

    /** Adds the column, or replaces the one of its name. */
    synchronized void put(Column column) {
        byName.put(column.name(), column);
    }

    synchronized void remove(String name) {
        named(name);
        byName.remove(name);
    }

    /** The column of this name, which must exist: a typing error in a test must not pass. */
    synchronized Column named(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("the fake's lead table has no column " + name));
    }

    /** The column of exactly this name: Dataverse's names are case-sensitive. */
    synchronized Optional<Column> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The column that is read under this property name. */
    Optional<Column> byProperty(String property) {
        return all().stream()
                .filter(column -> column.property().equals(property))
                .findFirst();
    }

    /** The lookup that has this navigation property. */
    Optional<Column> byNavigation(String navigation) {
        return all().stream()
                .filter(column -> !column.targets(navigation).isEmpty())
                .findFirst();
    }
}
