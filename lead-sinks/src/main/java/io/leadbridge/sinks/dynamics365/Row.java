package io.leadbridge.sinks.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import io.leadbridge.mapping.CrmEntity;
import io.leadbridge.mapping.Field;
import io.leadbridge.sinks.internal.Footnotes;
import java.util.Optional;

/** Writes a mapped lead as the JSON of a row, with what was cut at the end of the description. */
final class Row {
    private static final String DESCRIPTION = Dynamics365Lead.DESCRIPTION.name();

    private Row() {}

    static ObjectNode of(CrmEntity entity) {
        ObjectNode row = Json.mapper().valueToTree(entity.values());
        String lost = Footnotes.of(entity, DESCRIPTION);
        if (row.has(DESCRIPTION) && !lost.isEmpty()) {
            int limit = entity.type().find(DESCRIPTION).map(Field::maxLength).orElse(Field.UNLIMITED);
            row.put(DESCRIPTION, Footnotes.append(row.get(DESCRIPTION).textValue() + lost, "", limit));
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
}
