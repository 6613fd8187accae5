package io.leadbridge.testkit.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.internal.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns that the lead table has just now: Microsoft's shipped ones, then what a customizer did to them. */
final class Columns {
    private static final Index SHIPPED = shipped();

    private volatile Index index = SHIPPED;

    /** The columns by each of their names. Names are case-sensitive at Dataverse. */
    private record Index(Map<String, Column> byName, Map<String, Column> byProperty, Map<String, Column> byNavigation) {

        static Index of(Map<String, Column> byName) {
            Map<String, Column> byProperty = new HashMap<>();
            Map<String, Column> byNavigation = new HashMap<>();
            for (Column column : byName.values()) {
                byProperty.put(column.property(), column);
                column.navigations().forEach(navigation -> byNavigation.put(navigation, column));
            }
            return new Index(byName, byProperty, byNavigation);
        }
    }

    private static Index shipped() {
        try (InputStream file = Columns.class.getResourceAsStream("lead.json")) {
            Map<String, Column> byName = new LinkedHashMap<>();
            for (JsonNode field : Json.mapper().readTree(file).path("fields")) {
                Column column = new Column(field);
                byName.put(column.name(), column);
            }
            return Index.of(byName);
        } catch (IOException e) {
            throw new UncheckedIOException("lead.json is damaged", e);
        }
    }

    List<Column> all() {
        return List.copyOf(index.byName().values());
    }

    /** Adds the column, or replaces the one of its name. */
    synchronized void put(Column column) {
        Map<String, Column> changed = new LinkedHashMap<>(index.byName());
        changed.put(column.name(), column);
        index = Index.of(changed);
    }

    synchronized void remove(String name) {
        Map<String, Column> changed = new LinkedHashMap<>(index.byName());
        changed.remove(named(name).name());
        index = Index.of(changed);
    }

    /** The column of this name, which must exist: a typing error in a test must not pass. */
    Column named(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("the fake's lead table has no column " + name));
    }

    Optional<Column> find(String name) {
        return Optional.ofNullable(index.byName().get(name));
    }

    /** The column that is read under this property name. */
    Optional<Column> byProperty(String property) {
        return Optional.ofNullable(index.byProperty().get(property));
    }

    /** The lookup that has this navigation property. */
    Optional<Column> byNavigation(String navigation) {
        return Optional.ofNullable(index.byNavigation().get(navigation));
    }
}
