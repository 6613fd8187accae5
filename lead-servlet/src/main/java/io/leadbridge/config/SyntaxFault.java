package io.leadbridge.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Says in words of ours what SnakeYAML found wrong. Its own messages quote the text round the fault, and that may be a
 * secret.
 *
 * @param problem what SnakeYAML says, in part
 * @param message what we say
 */
record SyntaxFault(String problem, String message) {
    private static final String OTHERWISE = "not YAML from here on; look at this line and the one above";

    private static final List<SyntaxFault> KNOWN = List.of(
            new SyntaxFault("undefined alias", "an alias of nothing; quote a value beginning with *"),
            new SyntaxFault("TAB", "a tab; indent with blanks"),
            new SyntaxFault("tag", "a tag, which is not read; quote a value beginning with !"),
            new SyntaxFault("expected ':'", "no ':' after the name of a setting; write name: value"),
            new SyntaxFault("mapping values are not allowed", "a ':' too many, or a wrong indentation"),
            new SyntaxFault("expected <block end>", "indented differently from the lines above"),
            new SyntaxFault("cannot start any token", "a value beginning with a character that needs quotes"),
            new SyntaxFault("escape", "a backslash that means nothing in double quotes; use single quotes"),
            new SyntaxFault("unexpected end of stream", "a quote that is never closed"),
            new SyntaxFault("expected ',' or", "a list or section in brackets that is not closed or lacks a ','"),
            new SyntaxFault("another document", "a second document ('---'); only one is read"),
            new SyntaxFault("aliases", "too many aliases; write the values out"),
            new SyntaxFault("Depth", "nested deeper than " + Document.MAX_DEPTH + " levels"));

    /** Notes what {@code thrown} tells, at its mark or else where {@code reader} stopped. */
    static void note(RuntimeException thrown, StreamReader reader, Faults faults) {
        Mark mark = thrown instanceof MarkedYAMLException marked ? marked.getProblemMark() : null;
        faults.add(
                mark == null ? place(reader.getLine(), reader.getColumn()) : place(mark.getLine(), mark.getColumn()),
                words(thrown));
    }

    private static Place place(int line, int column) {
        return new Place("", line + 1, column + 1);
    }

    private static String words(RuntimeException thrown) {
        String said = said(thrown);
        return KNOWN.stream()
                .filter(known -> said.contains(known.problem))
                .findFirst()
                .map(SyntaxFault::message)
                .orElse(OTHERWISE);
    }

    private static String said(RuntimeException thrown) {
        @Nullable String said = null;
        if (thrown instanceof MarkedYAMLException marked) {
            said = marked.getContext() + " " + marked.getProblem();
        } else if (thrown instanceof YAMLException) {
            said = thrown.getMessage();
        }
        return said == null ? "" : said;
    }
}
