package io.leadbridge.sinks.internal;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.Field;
import io.leadbridge.mapping.InvalidMappingException;
import io.leadbridge.sink.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code map} of a CRM's destination: what it sets is laid on top of the default mapping. */
public final class MapSetting {
    private static final String MAP = "map";

    private MapSetting() {}

    /** The mapping to use; the default one stands in when {@code map} has faults, which are noted each in its place. */
    public static EntityMapping read(Settings settings, EntityMapping byDefault) {
        Map<String, @Nullable Object> written = settings.section(MAP);
        Map<String, Object> set = new LinkedHashMap<>();
        written.forEach((field, value) -> {
            if (value != null) {
                set.put(field, value);
            }
        });
        try {
            return byDefault.with(mapping -> {
                written.keySet().stream()
                        .filter(field -> !set.containsKey(field))
                        .forEach(field -> mapping.leaveOut(Field.field(field)));
                mapping.setAll(set);
            });
        } catch (InvalidMappingException e) {
            e.faults()
                    .forEach(fault -> settings.fault(
                            written.containsKey(fault.field()) ? MAP + "." + fault.field() : MAP, fault.message()));
            return byDefault;
        }
    }
}
