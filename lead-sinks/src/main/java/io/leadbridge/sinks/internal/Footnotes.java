package io.leadbridge.sinks.internal;

import io.leadbridge.mapping.CrmEntity;
import io.leadbridge.mapping.CrmEntity.MappedField;

/** Keeps what did not fit into a CRM's fields: at the end of the description, a line for each field. */
public final class Footnotes {
    private Footnotes() {}

    /** The lines about what the mapping cut or left out, each after a line break; the description itself has none. */
    public static String of(CrmEntity entity, String description) {
        StringBuilder notes = new StringBuilder();
        for (MappedField field : entity.losses()) {
            if (field.given() != null && !field.name().equals(description)) {
                notes.append(line(field.name(), field.given()));
            }
        }
        return notes.toString();
    }

    /** The line about one field. */
    public static String line(String field, Object value) {
        return "\n" + field + ": " + value;
    }

    /** As much of {@code text} as leaves room for {@code end} within {@code limit} UTF-16 units, then {@code end}. */
    public static String append(String text, String end, int limit) {
        int room = limit - end.length();
        if (text.length() <= room) {
            return text + end;
        }
        return text.substring(0, whole(text, Math.max(0, room))) + end;
    }

    private static int whole(String text, int length) {
        return length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }
}
