package io.leadbridge.sinks.email;

import java.util.regex.Pattern;

/** Makes any text fit for a mail: no control characters, and line breaks only where they belong. */
final class PlainText {
    /** A longer subject is cut, in characters. */
    static final int MAX_LINE = 200;

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}\u2028\u2029]+");
    private static final Pattern NOT_IN_A_TEXT = Pattern.compile("[\\p{Cc}&&[^\t\r\n]]");

    private PlainText() {}

    /** One line, at most {@value #MAX_LINE} characters; control characters become blanks. */
    static String line(String text) {
        String line = NOT_IN_A_LINE.matcher(text).replaceAll(" ").strip();
        // An encoded word of RFC 2047 would be shown as what it encodes, controls and all.
        line = line.replace("=?", "= ?");
        return line.length() <= MAX_LINE ? line : cut(line);
    }

    private static String cut(String line) {
        int end = Character.isHighSurrogate(line.charAt(MAX_LINE - 2)) ? MAX_LINE - 2 : MAX_LINE - 1;
        return line.substring(0, end) + "…";
    }

    /** Several lines, each ended as mail wants it; control characters go, but for tabs. */
    static String lines(String text) {
        String lines = LINE_BREAK.matcher(text).replaceAll("\r\n");
        return NOT_IN_A_TEXT.matcher(lines).replaceAll("");
    }
}
