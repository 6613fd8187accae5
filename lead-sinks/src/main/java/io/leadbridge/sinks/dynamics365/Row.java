package io.leadbridge.sinks.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import io.leadbridge.mapping.CrmEntity;
import io.leadbridge.mapping.Field;
import java.util.Optional;

/** Writes a mapped lead as the JSON of a row, with what was cut at the end of the description. */
final class Row {
    private static final String DESCRIPTION = Dynamics365Lead.DESCRIPTION.name();

    private Row() {}

    static ObjectNode of(CrmEntity entity) {
        ObjectNode row = Json.mapper().valueToTree(entity.values());
        String lost = lost(entity);
        if (row.has(DESCRIPTION) && !lost.isEmpty()) {
            row.put(DESCRIPTION, fit(row.get(DESCRIPTION).textValue() + lost, entity));
        }
        return row;
    }

    /** The opt-out that a lead needs and the row lacks, if any. */
    static Optional<String> missingOptOut(ObjectNode row) {
        return Dynamics365Lead.OPT_OUTS.stream()
                .map(Field::name)
                .filter(flag -> !row.path(flag).asBoolean())
                .findFirst();
    }

    private static String lost(CrmEntity entity) {
        StringBuilder lost = new StringBuilder();
        for (CrmEntity.MappedField field : entity.losses()) {
            if (field.given() != null && !field.name().equals(DESCRIPTION)) {
                lost.append('\n').append(field.name()).append(": ").append(field.given());
            }
        }
        return lost.toString();
    }

    private static String fit(String text, CrmEntity entity) {
        int limit = entity.type().find(DESCRIPTION).map(Field::maxLength).orElse(Field.UNLIMITED);
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }
}
