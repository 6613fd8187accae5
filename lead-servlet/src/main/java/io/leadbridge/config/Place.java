package io.leadbridge.config;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Where in the file something stands; lines and columns count from 1. */
record Place(String path, int line, int column) {
    /** The file as a whole. */
    static final Place START = new Place("", 1, 1);

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_~ .*'-]{1,100}");

    /** The place of {@code name} in this section, pointing here still. */
    Place child(String name) {
        String shown = NAME.matcher(name).matches() ? name : "…";
        return new Place(path.isEmpty() ? shown : path + "." + shown, line, column);
    }

    /** The place of the entry {@code index} of this list, pointing here still. */
    Place entry(int index) {
        return new Place(path + "[" + index + "]", line, column);
    }

    /** The same setting, pointing to where {@code node} begins. */
    Place at(Node node) {
        return new Place(
                path, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }
}
