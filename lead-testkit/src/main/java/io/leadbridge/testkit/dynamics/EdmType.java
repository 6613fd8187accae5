package io.leadbridge.testkit.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;

/** The OData type of a column's values, and which JSON it is written in. Numbers in quotes are not numbers. */
enum EdmType {
    STRING("Edm.String"),
    INT32("Edm.Int32"),
    INT64("Edm.Int64"),
    BOOLEAN("Edm.Boolean"),
    DOUBLE("Edm.Double"),
    DECIMAL("Edm.Decimal"),
    GUID("Edm.Guid"),
    DATE("Edm.Date"),
    DATE_TIME("Edm.DateTimeOffset"),
    BINARY("Edm.Binary");

    private final String odataName;

    EdmType(String odataName) {
        this.odataName = odataName;
    }

    String odataName() {
        return odataName;
    }

    boolean takes(JsonNode value) {
        return switch (this) {
            case STRING -> value.isTextual();
            case INT32 -> value.isIntegralNumber() && value.canConvertToInt();
            case INT64 -> value.isIntegralNumber() && value.canConvertToLong();
            case BOOLEAN -> value.isBoolean();
            case DOUBLE, DECIMAL -> value.isNumber();
            case GUID, DATE, DATE_TIME, BINARY -> value.isTextual() && isWritten(value.textValue());
        };
    }

    /** Whether literals of it stand in single quotes in a {@code $filter}. */
    boolean isQuoted() {
        return this == STRING;
    }

    static boolean isGuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                && UUID.fromString(text).toString().equalsIgnoreCase(text);
    }

    private boolean isWritten(String text) {
        return switch (this) {
            case GUID -> isGuid(text);
            case DATE -> parses(() -> LocalDate.parse(text));
            case DATE_TIME -> parses(() -> OffsetDateTime.parse(text));
            default -> parses(() -> Base64.getDecoder().decode(text));
        };
    }

    private static boolean parses(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }
}
