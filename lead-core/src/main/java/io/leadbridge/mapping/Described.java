package io.leadbridge.mapping;

/** Writes the parts of a mapping in the text form, which compiles to equal parts; a function of your own has none. */
final class Described {
    private static final String OWN = "a function of your own";

    private Described() {}

    /** A part's own description; a lambda has none. */
    static String by(Object part) {
        return part.getClass().isHidden() ? OWN : part.toString();
    }

    /** A value as {@code leads.yaml} has it: text, a {@code Boolean} or a whole number of at most 18 digits. */
    static Object written(Value value) {
        if (value instanceof Constant constant) {
            Object plain = constant.value();
            if (plain instanceof String text) {
                return text(text, false);
            }
            boolean asItIs = plain instanceof Boolean || plain.toString().matches("-?\\d{1,18}");
            return asItIs ? plain : "{" + constant + "}";
        }
        return value instanceof Template template ? template.toString() : "{" + operand(value) + "}";
    }

    /** A value as it stands inside of braces. */
    static String operand(Value value) {
        return value instanceof Template template ? template.inBrackets() : by(value);
    }

    /** Text as it stands outside of braces; inside of brackets, these are doubled too. */
    static String text(String text, boolean inBrackets) {
        StringBuilder written = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '{' -> written.append(TextForm.looksLikeField(text, i + 1) ? "{('{')}" : "{{");
                case '}' -> written.append("}}");
                case ']' -> written.append(inBrackets ? "]]" : "]");
                default -> written.append(text.charAt(i));
            }
        }
        return written.toString();
    }

    /** Text between quotes. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Text without quotes where it can be read so. */
    static String word(String text) {
        return TextCursor.isWord(text) ? text : quoted(text);
    }
}
