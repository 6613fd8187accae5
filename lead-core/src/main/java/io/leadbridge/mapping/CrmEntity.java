package io.leadbridge.mapping;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping made of one lead: the fields to write, and what was lost on the way. {@link #toString} holds no
 * values.
 *
 * @param values what to write, by field name, in the order of the rules; never null inside; not to be changed. Values
 *     are {@code String, Boolean, Long, BigDecimal} and the option values of the description; dates and times are ISO
 *     8601 text
 * @param remarks the fields that a rule was for and of which there is something to say: what was cut, left out, or is
 *     not there
 */
public record CrmEntity(EntityType type, Map<String, Object> values, List<MappedField> remarks) {
    public CrmEntity {
        values = Collections.unmodifiableMap(values);
        remarks = List.copyOf(remarks);
    }

    /** The fields whose value was cut or left out, and required ones without a value. */
    public List<MappedField> losses() {
        return remarks.stream().filter(field -> field.loss() != null).toList();
    }

    /** Whether a rule was for the field, with a value or without. */
    public boolean has(String name) {
        return values.containsKey(name)
                || remarks.stream().anyMatch(field -> field.name().equals(name));
    }

    @Override
    public String toString() {
        return "CrmEntity[" + type + ", " + values.keySet() + ", " + remarks + "]";
    }

    /**
     * What became of one field. {@link #toString} holds no values.
     *
     * @param name the field's
     * @param given the whole value, or null when the lead has none
     * @param value what is written, or null when the field is left out
     * @param loss what was cut or left out and why, or null when nothing was; quotes no value
     */
    public record MappedField(
            String name,
            @Nullable Object given,
            @Nullable Object value,
            @Nullable String loss) {
        @Override
        public String toString() {
            return name + (loss == null ? "" : " (" + loss + ")");
        }
    }
}
