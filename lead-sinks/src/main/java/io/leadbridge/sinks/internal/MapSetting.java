package io.leadbridge.sinks.internal;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.InvalidMappingException;
import io.leadbridge.mapping.InvalidMappingException.Fault;
import io.leadbridge.sink.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code map} and {@code repeat} of a CRM's destination: what they say is laid on top of the default mapping. */
public final class MapSetting {
    private static final String MAP = "map";
    private static final String REPEAT = "repeat";

    private MapSetting() {}

    /** The mapping to use; the default one stands in when {@code map} has faults, which are noted each in its place. */
    public static EntityMapping read(Settings settings, EntityMapping byDefault) {
        Map<String, @Nullable Object> written = settings.section(MAP);
        return changed(settings, byDefault, mapping -> mapping.setAll(written), fault -> {
            boolean known = written.containsKey(fault.field());
            return known ? MAP + "." + fault.field() : MAP;
        });
    }

    /**
     * The same mapping with the fields marked that a repeat may overwrite, for a sink that keeps one record for each
     * person and offer; unchanged when {@code repeat} is not given, or has faults, which are noted.
     */
    public static EntityMapping readRepeat(Settings settings, EntityMapping mapping) {
        List<String> fields = settings.texts(REPEAT);
        return fields.isEmpty() ? mapping : changed(settings, mapping, m -> m.onRepeat(fields), fault -> REPEAT);
    }

    private static EntityMapping changed(
            Settings settings,
            EntityMapping mapping,
            Consumer<EntityMapping.Builder> changes,
            Function<Fault, String> place) {
        try {
            return mapping.with(changes);
        } catch (InvalidMappingException e) {
            e.faults().forEach(fault -> settings.fault(place.apply(fault), fault.onOneLine()));
            return mapping;
        }
    }
}
