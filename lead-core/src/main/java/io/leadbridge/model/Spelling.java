package io.leadbridge.model;

/** Finds the documented spelling of a word that was written in another letter case. */
final class Spelling {
    private Spelling() {}

    /** The one of {@code documented} that equals {@code sent} but for case, else {@code sent} itself. */
    static String canonical(String sent, String... documented) {
        for (String word : documented) {
            if (word.equalsIgnoreCase(sent)) {
                return word;
            }
        }
        return sent;
    }
}
