package io.leadbridge.sinks.internal;

import io.leadbridge.mapping.CrmEntity.MappedField;
import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.EntityType;
import io.leadbridge.mapping.Field;
import io.leadbridge.mapping.Preview;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds mapped fields that a CRM has made shorter than it ships them, and fixed values that they are too short for. */
public final class Lengths {
    private static final Lead SILENT =
            Lead.builder(LeadId.newAt(Instant.EPOCH), Instant.EPOCH).build();

    private Lengths() {}

    /** A lead of which nothing is known: what a mapping makes of it, it makes of every lead. */
    public static Lead silentLead() {
        return SILENT;
    }

    /** A sentence for each field; {@code fitted} has the lengths that the CRM says. */
    public static List<String> objections(EntityMapping fitted, EntityType shipped, Map<String, Field> described) {
        Map<String, String> objections = new LinkedHashMap<>();
        for (Preview.Line line : fitted.preview(SILENT).lines()) {
            Field field = described.get(line.field());
            int usual = shipped.find(line.field()).map(Field::maxLength).orElse(0);
            if (field != null && field.maxLength() < usual) {
                objections.put(
                        line.field(),
                        line.field() + ": takes " + field.maxLength() + " characters here, not " + usual
                                + ": what is longer is cut, or left out where a part is worth nothing");
            }
        }
        for (MappedField lost : fitted.map(SILENT).losses()) {
            if (lost.given() != null) {
                objections.putIfAbsent(lost.name(), lost.name() + ": the value that every lead gets is " + lost.loss());
            }
        }
        return List.copyOf(objections.values());
    }
}
