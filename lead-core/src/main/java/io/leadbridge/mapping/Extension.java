package io.leadbridge.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.leadbridge.internal.Json;
import io.leadbridge.model.Lead;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A member of the payload that Microsoft does not document; the exact spelling before another letter case. */
record Extension(String name) implements Value {
    /** What its name in the text form begins with. */
    static final String PREFIX = "extensions.";

    Extension {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an extension needs the name of a member of the payload");
        }
    }

    @Override
    public @Nullable Object of(Lead lead) {
        Object exact = lead.extensions().get(name);
        if (exact != null) {
            return plain(exact);
        }
        for (Map.Entry<String, Object> member : lead.extensions().entrySet()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return plain(member.getValue());
            }
        }
        return null;
    }

    /** Lists and objects become their JSON text. */
    private static Object plain(Object value) {
        if (!(value instanceof Map || value instanceof Collection)) {
            return value;
        }
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an extension is not made of JSON values", e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + Described.word(name);
    }
}
