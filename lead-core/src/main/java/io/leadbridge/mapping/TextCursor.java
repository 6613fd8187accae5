package io.leadbridge.mapping;

import io.leadbridge.mapping.InvalidMappingException.Fault;
import java.util.ArrayList;
import java.util.List;

/** Walks through a text form, and notes what is wrong in it and where. */
final class TextCursor {
    /** After as many faults, reading stops. */
    private static final int MAX_FAULTS = 50;

    private final String text;
    private final List<Fault> faults = new ArrayList<>();
    private int at;

    TextCursor(String text) {
        this(text, 0);
    }

    /** A cursor that begins at {@code offset}. */
    TextCursor(String text, int offset) {
        this.text = text;
        this.at = offset;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    List<Fault> faults() {
        return faults;
    }

    /** Whether {@code expected} comes next. */
    boolean sees(String expected) {
        return text.startsWith(expected, at);
    }

    /** Moves past {@code expected} if it comes next. */
    boolean take(String expected) {
        boolean next = sees(expected);
        at += next ? expected.length() : 0;
        return next;
    }

    /** Moves past {@code expected}, which may follow blanks, or stops. */
    void expect(String expected, String otherwise) {
        skipBlanks();
        if (!take(expected)) {
            throw stop(at, otherwise);
        }
    }

    char next() {
        return text.charAt(at++);
    }

    void skipBlanks() {
        while (!atEnd() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** Letters, digits, {@code _}, {@code -} and {@code .}, as many as come next; none gives {@code ""}. */
    String word() {
        return word("");
    }

    /** The same with the characters of {@code others} among them. */
    String word(String others) {
        int start = at;
        while (!atEnd() && (isOfWord(text.charAt(at)) || others.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    /** Whether {@code text} would be read as one word. */
    static boolean isWord(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isOfWord((char) c));
    }

    /** The name of a field: a word, whose part behind a dot may stand in quotes: {@code extensions.'Job role'}. */
    String name() {
        String word = word();
        return word.endsWith(".") && sees("'") ? word + quoted() : word;
    }

    /** The word that comes next, perhaps after blanks, without moving. */
    String peekWord() {
        int start = at;
        skipBlanks();
        String word = word();
        at = start;
        return word;
    }

    /** The text between the quotes of which the first comes next; two quotes inside stand for one. */
    String quoted() {
        int start = at;
        StringBuilder quoted = new StringBuilder();
        take("'");
        while (!atEnd()) {
            char c = next();
            if (c != '\'') {
                quoted.append(c);
            } else if (!take("'")) {
                return quoted.toString();
            } else {
                quoted.append(c);
            }
        }
        throw stop(start, "the quote that opens here is not closed; write '' for a quote between quotes");
    }

    /** Notes a fault after which reading can go on, unless there are very many. */
    void note(int offset, String message) {
        faults.add(new Fault("", message, text, offset));
        if (faults.size() == MAX_FAULTS) {
            throw new Stop();
        }
    }

    /** Notes a fault after which it cannot; to be thrown. */
    Stop stop(int offset, String message) {
        note(offset, message);
        return new Stop();
    }

    /** Reading cannot go on; why is in the faults. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Stop() {
            super("see the faults", null, false, false);
        }
    }
}
