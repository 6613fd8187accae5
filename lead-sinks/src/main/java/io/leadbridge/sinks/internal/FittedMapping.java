package io.leadbridge.sinks.internal;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.EntityType;
import io.leadbridge.mapping.Field;
import io.leadbridge.mapping.InvalidMappingException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives a mapping the lengths and options that a CRM says its fields have. What the CRM does not have or does not take is
 * no reason to keep leads back: there the shipped description stands, and the CRM itself judges.
 */
public final class FittedMapping {
    private FittedMapping() {}

    /** The mapping for {@code described} fields, the others as {@code shipped}, or of any name like {@code customNames}. */
    public static EntityMapping of(
            EntityMapping mapping, EntityType shipped, Map<String, Field> described, String customNames) {
        Map<String, Field> fields = new LinkedHashMap<>();
        shipped.fields().forEach(field -> fields.put(field.name(), field));
        described.forEach(
                (name, field) -> fields.put(name, field.withRequired(false).withWritable(true)));
        try {
            return fit(mapping, shipped, fields, customNames);
        } catch (InvalidMappingException e) {
            for (InvalidMappingException.Fault fault : e.faults()) {
                fields.remove(field(fault));
                shipped.find(field(fault)).ifPresent(field -> fields.put(field.name(), field));
            }
            return fitOrKeep(mapping, shipped, fields, customNames);
        }
    }

    /** The field that a fault is about: its rule may have a condition. */
    public static String field(InvalidMappingException.Fault fault) {
        return fault.field().split(" when ", 2)[0];
    }

    private static EntityMapping fit(
            EntityMapping mapping, EntityType shipped, Map<String, Field> fields, String customNames) {
        return mapping.withType(shipped.withFields(fields.values()).withCustomNames(customNames));
    }

    private static EntityMapping fitOrKeep(
            EntityMapping mapping, EntityType shipped, Map<String, Field> fields, String customNames) {
        try {
            return fit(mapping, shipped, fields, customNames);
        } catch (InvalidMappingException e) {
            return mapping;
        }
    }
}
