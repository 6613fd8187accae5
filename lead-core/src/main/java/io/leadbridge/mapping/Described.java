package io.leadbridge.mapping;

/** Names the parts of a mapping for people, in the text form where there is one. */
final class Described {
    private Described() {}

    /** A part's own description; a lambda has none. */
    static String by(Object part) {
        return part.getClass().isHidden() ? "a function of your own" : part.toString();
    }

    /** Text between quotes, as the text form writes it. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
