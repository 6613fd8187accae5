package io.leadbridge.sink;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a destination would get for one lead, before anything is sent. Holds personal data, for the eyes of a
 * person; {@link #toString} does not show it. Secrets are masked as {@value #MASK}.
 *
 * @param request what would be sent, as text of several lines: for HTTP the method and address, the headers that matter,
 *     an empty line, and the body, indented where it is JSON; for a mail its headers and its text; for a file the line.
 *     {@code ""} when nothing would be sent, or when the sink does not say
 * @param fields what becomes of each field that the mapping has a rule for; empty for sinks without a mapping
 * @param notes what else to know: why nothing would be sent, and what only the destination itself can tell; no personal
 *     data
 */
public record SinkPreview(String request, List<Line> fields, List<String> notes) {
    /** Stands for a secret. */
    public static final String MASK = "***";

    /** A sink that says nothing. */
    public static final SinkPreview NONE = new SinkPreview("", List.of(), List.of());

    public SinkPreview {
        fields = List.copyOf(fields);
        notes = List.copyOf(notes);
    }

    /** A preview of a request alone. */
    public static SinkPreview of(String request) {
        return new SinkPreview(request, List.of(), List.of());
    }

    /** The same with one more note. */
    public SinkPreview withNote(String note) {
        return new SinkPreview(
                request, fields, Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    /** How much there is; nothing of it. */
    @Override
    public String toString() {
        return "SinkPreview[" + request.length() + " characters, " + fields.size() + " fields, " + notes + "]";
    }

    /**
     * What becomes of one field.
     *
     * @param field the field's name
     * @param rule the rule that decides, as it is written in {@code leads.yaml}
     * @param value what is written, or null when the field is left out
     * @param note what was cut or left out and why, or null when nothing was; quotes nothing of the value
     */
    public record Line(
            String field,
            String rule,
            @Nullable Object value,
            @Nullable String note) {
        /** Without the value. */
        @Override
        public String toString() {
            return field + (note == null ? "" : " (" + note + ")");
        }
    }
}
