package io.leadbridge.mapping;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a mapping makes of one lead and why, before anything is delivered. Holds personal data, also in {@link
 * #toString}: for the eyes of a person, not for a log.
 *
 * @param lines one for each field that has a rule, in the order of the rules
 */
public record Preview(EntityType type, List<Line> lines) {
    public Preview {
        lines = List.copyOf(lines);
    }

    /** The entity's name, and two lines for each field: what becomes of it, and its rule. */
    @Override
    public String toString() {
        return lines.stream()
                .map(line -> "  " + line.toString().replace("\n", "\n    "))
                .collect(Collectors.joining("\n", type + "\n", "\n"));
    }

    /**
     * What becomes of one field.
     *
     * @param rule the line of {@code map} that wins; when none applies to the lead, all there are, with semicolons
     * @param value what is written, or null when the field is left out
     * @param note what was cut or left out and why, or null when nothing was; quotes nothing of the value
     */
    public record Line(
            String field,
            String rule,
            @Nullable Object value,
            @Nullable String note) {
        @Override
        public String toString() {
            return field
                    + (value == null ? "" : " = " + Yaml.value(value))
                    + (note == null ? "" : " (" + note + ")")
                    + "\n" + rule;
        }
    }
}
