package io.leadbridge.mapping;

import java.util.regex.Pattern;

/** Writes names and single values so that YAML reads them as they are. */
final class Yaml {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][\\w.*-]*( [\\w.*'-]+)*");

    /** What YAML takes for something else than text. */
    private static final Pattern NO_TEXT =
            Pattern.compile("true|false|null|yes|no|on|off|y|n", Pattern.CASE_INSENSITIVE);

    private Yaml() {}

    static String name(String name) {
        boolean plain =
                PLAIN_NAME.matcher(name).matches() && !NO_TEXT.matcher(name).matches();
        return plain ? name : quoted(name);
    }

    static String value(Object value) {
        return value instanceof String text ? quoted(text) : Plain.text(value);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> append(quoted, c));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int c) {
        switch (c) {
            case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (isPrinted(c)) {
                    quoted.appendCodePoint(c);
                } else {
                    quoted.append(String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
                }
            }
        }
    }

    /** Not so: control characters, line separators, halves of code points and what has no meaning yet. */
    private static boolean isPrinted(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
