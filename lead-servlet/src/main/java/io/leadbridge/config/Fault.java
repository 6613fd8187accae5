package io.leadbridge.config;

import java.io.Serializable;
import java.util.Comparator;

/**
 * One thing that is wrong in {@code leads.yaml}. Quotes names of settings, never a value.
 *
 * @param path the setting, from the top, such as {@code destinations.crm.url} or {@code endpoint.keys[1]}; {@code ""}
 *     for the file as a whole
 * @param line counted from 1
 * @param column counted from 1, in characters
 * @param message what is wrong and what to do, for a person
 */
public record Fault(String path, int line, int column, String message) implements Comparable<Fault>, Serializable {
    private static final Comparator<Fault> BY_PLACE = Comparator.comparingInt(Fault::line)
            .thenComparingInt(Fault::column)
            .thenComparing(Fault::path)
            .thenComparing(Fault::message);

    /** The section it belongs to, such as {@code endpoint} or {@code destinations}; {@code ""} for the whole file. */
    public String section() {
        return path.split("[.\\[]", 2)[0];
    }

    /** By position in the file. */
    @Override
    public int compareTo(Fault other) {
        return BY_PLACE.compare(this, other);
    }

    /** {@code line 3, column 9: endpoint.mode: must be …}. */
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
