package io.leadbridge.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping made of one lead: the fields to write, and what was lost on the way. {@link #toString} holds no
 * values.
 *
 * @param fields every field that a rule was for, in the order of the rules, also those without a value
 */
public record CrmEntity(EntityType type, List<MappedField> fields) {
    public CrmEntity {
        fields = List.copyOf(fields);
    }

    /**
     * What to write, by field name, in the order of the rules; never null inside; not to be changed. Values are {@code
     * String, Boolean, Long, BigDecimal} and the option values of the description; dates and times are ISO 8601 text.
     */
    public Map<String, Object> values() {
        return new WrittenFields(fields);
    }

    /** The fields whose value was cut or left out, and required ones without a value. */
    public List<MappedField> losses() {
        return fields.stream().filter(field -> field.loss() != null).toList();
    }

    @Override
    public String toString() {
        return "CrmEntity[" + type + ", " + fields + "]";
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
