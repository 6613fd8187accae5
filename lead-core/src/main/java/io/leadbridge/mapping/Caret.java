package io.leadbridge.mapping;

/** Shows a place in a text: its column, its line, and a caret below. */
final class Caret {
    /** As much of the line is shown before and behind the place. */
    private static final int CONTEXT = 50;

    private Caret() {}

    static String under(String text, int offset) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int end = text.indexOf('\n', offset);
        String line = text.substring(start, end < 0 ? text.length() : end);
        int column = offset - start;
        int from = Math.max(0, column - CONTEXT);
        String shown = line.substring(from, Math.min(line.length(), column + CONTEXT));
        long number =
                1 + text.substring(0, start).chars().filter(c -> c == '\n').count();
        return (number == 1 ? " (column " : " (line " + number + ", column ") + (column + 1) + ")\n      "
                + shown.replaceAll("\\p{Cntrl}", " ") + "\n      " + " ".repeat(column - from) + "^";
    }
}
