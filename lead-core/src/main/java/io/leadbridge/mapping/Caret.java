package io.leadbridge.mapping;

import java.util.regex.Pattern;

/** Shows a place in a text: its column, its line, and a caret below. */
final class Caret {
    /** As much of the line is shown before and behind the place. */
    private static final int CONTEXT = 50;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    private Caret() {}

    /** From 1. */
    static int line(String text, int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    /** From 1. */
    static int column(String text, int offset) {
        return offset - lineStart(text, offset) + 1;
    }

    /** {@code (column 16)}, or {@code (line 2, column 8)} below the first line. */
    static String place(String text, int offset) {
        int line = line(text, offset);
        return (line == 1 ? "(column " : "(line " + line + ", column ") + column(text, offset) + ")";
    }

    static String under(String text, int offset) {
        int start = lineStart(text, offset);
        int end = text.indexOf('\n', offset);
        String line = text.substring(start, end < 0 ? text.length() : end);
        int column = offset - start;
        int from = Math.max(0, column - CONTEXT);
        String shown = line.substring(from, Math.min(line.length(), column + CONTEXT));
        return " " + place(text, offset) + "\n      " + onOneLine(shown) + "\n      " + " ".repeat(column - from) + "^";
    }

    /** {@code text} with blanks for its control characters. */
    static String onOneLine(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    private static int lineStart(String text, int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }
}
