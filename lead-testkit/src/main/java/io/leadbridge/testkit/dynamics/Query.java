package io.leadbridge.testkit.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import io.leadbridge.testkit.http.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The query options of a read: {@code $select}, {@code $filter} (see {@link Filter}), {@code $orderby} and {@code $top}.
 */
final class Query {
    private static final Set<String> KNOWN = Set.of("$select", "$filter", "$orderby", "$top");

    private final Columns columns;
    private final List<String> selected;
    private final Filter filter;
    private final Optional<Comparator<ObjectNode>> order;
    private final long top;

    private Query(Columns columns, Map<String, String> options) {
        this.columns = columns;
        this.selected = names(options.getOrDefault("$select", ""));
        this.filter = Filter.parse(options.getOrDefault("$filter", ""), columns);
        this.order = names(options.getOrDefault("$orderby", "")).stream()
                .map(this::order)
                .reduce(Comparator::thenComparing);
        this.top = top(options.getOrDefault("$top", "5000"));
        selected.forEach(this::column);
    }

    static Query of(Request request, Columns columns) {
        Map<String, String> options = request.query();
        for (String name : options.keySet()) {
            if (!KNOWN.contains(name)) {
                throw Refusal.notFaked("the query option " + name);
            }
        }
        return new Query(columns, options);
    }

    /** The version of a row, as Dataverse writes it. */
    static String etag(JsonNode row) {
        return "W/\"" + row.path("versionnumber").asText() + "\"";
    }

    /** The selection as a context names it: {@code (leadid,createdon)}, or nothing. */
    String columns() {
        return selected.isEmpty() ? "" : "(" + String.join(",", selected) + ")";
    }

    ObjectNode run(List<ObjectNode> rows) {
        ObjectNode result = Json.mapper().createObjectNode();
        ArrayNode values = result.putArray("value");
        List<ObjectNode> ordered = new ArrayList<>(rows);
        order.ifPresent(ordered::sort);
        ordered.stream().filter(filter).limit(top).map(this::show).forEach(values::add);
        return result;
    }

    /** The selected columns of a row; the primary key is always among them. */
    ObjectNode show(ObjectNode row) {
        ObjectNode shown = Json.mapper().createObjectNode();
        shown.put("@odata.etag", etag(row));
        Stream<String> names = selected.isEmpty() ? columns.all().stream().map(Column::property) : selected.stream();
        names.forEach(name -> shown.set(name, row.get(name)));
        shown.set("leadid", row.get("leadid"));
        return shown;
    }

    private static List<String> names(String list) {
        return list.isEmpty()
                ? List.of()
                : Stream.of(list.split(",", -1)).map(String::strip).toList();
    }

    private static long top(String number) {
        if (!number.matches("[0-9]{1,9}")) {
            throw Refusal.ofQuery("Invalid value '" + number + "' for $top query option found. The $top query option "
                    + "requires a non-negative integer value.");
        }
        return Long.parseLong(number);
    }

    private Comparator<ObjectNode> order(String term) {
        String name = term.replaceFirst(" +(asc|desc)$", "");
        Column column = column(name);
        Comparator<ObjectNode> ascending = (a, b) ->
                Filter.compare(column, a.path(name).asText(), b.path(name).asText());
        return term.endsWith(" desc") ? ascending.reversed() : ascending;
    }

    private Column column(String property) {
        return columns.byProperty(property).orElseThrow(() -> Refusal.unknownProperty(property));
    }
}
