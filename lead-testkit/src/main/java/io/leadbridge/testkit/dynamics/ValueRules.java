package io.leadbridge.testkit.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Dataverse demands of values whose names and types are right: length, range, option, state with status. Not that
 * something is there: "business required" is enforced by forms only.
 */
final class ValueRules {
    private final Columns columns;

    ValueRules(Columns columns) {
        this.columns = columns;
    }

    /** Checks the new values of a row that will then hold {@code row}. */
    void check(ObjectNode values, ObjectNode row) {
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            columns.byProperty(value.getKey()).ifPresent(column -> check(column, value.getValue()));
        }
        checkState(row);
    }

    private void check(Column column, JsonNode value) {
        if (value.isNull()) {
            checkNull(column);
            return;
        }
        switch (column.type()) {
            case "String", "Memo" -> checkLength(column, value.asText());
            case "Picklist", "State", "Status" -> checkOption(column, value);
            case "Integer" -> checkRange(column, value, "0x8004432f");
            case "Double", "Decimal", "Money" -> checkRange(column, value, "0x80044330");
            default -> {}
        }
    }

    private static void checkNull(Column column) {
        if (column.requiredLevel().equals("SystemRequired")) {
            throw new Refusal(
                    400, "0x80040203", "The '" + column.name() + "' attribute of the 'lead' entity cannot be null.");
        }
    }

    private static void checkLength(Column column, String text) {
        int max = column.number("maxLength").map(JsonNode::intValue).orElse(Integer.MAX_VALUE);
        if (text.length() > max) {
            throw new Refusal(
                    400,
                    "0x80044331",
                    "A validation error occurred.  The length of the '" + column.name()
                            + "' attribute of the 'lead' entity exceeded the maximum allowed length of '" + max + "'.");
        }
    }

    private static void checkOption(Column column, JsonNode value) {
        boolean isKnown = column.options().stream()
                .anyMatch(option -> option.path("value").asInt() == value.intValue());
        if (!isKnown) {
            String accepted = column.options().stream()
                    .map(option -> option.path("value").asText())
                    .collect(Collectors.joining(","));
            throw outside(column, value, "0x8004431a", ". Accepted Values: " + accepted);
        }
    }

    private static void checkRange(Column column, JsonNode value, String code) {
        boolean isLess = column.number("minValue")
                .filter(min -> value.decimalValue().compareTo(min.decimalValue()) < 0)
                .isPresent();
        boolean isMore = column.number("maxValue")
                .filter(max -> value.decimalValue().compareTo(max.decimalValue()) > 0)
                .isPresent();
        if (isLess || isMore) {
            String range = "(" + column.description().path("minValue").asText() + " to "
                    + column.description().path("maxValue").asText() + ")";
            throw outside(column, value, code, range);
        }
    }

    private static Refusal outside(Column column, JsonNode value, String code, String accepted) {
        return new Refusal(
                400,
                code,
                "A validation error occurred. The value " + value.asText() + " of '" + column.name()
                        + "' on record of type 'lead' is outside the valid range" + accepted + ".");
    }

    private void checkState(ObjectNode row) {
        int state = row.path("statecode").asInt();
        boolean fits = columns.named("statuscode").options().stream()
                .filter(option ->
                        option.path("value").asInt() == row.path("statuscode").asInt())
                .anyMatch(option -> option.path("state").asInt() == state);
        if (!fits) {
            throw new Refusal(
                    400,
                    "0x80048408",
                    row.path("statuscode").asText() + " is not a valid status code for state code LeadState."
                            + columns.named("statecode")
                                    .options()
                                    .get(state)
                                    .path("label")
                                    .asText()
                            + " on lead with Id " + row.path("leadid").asText() + ".");
        }
    }
}
