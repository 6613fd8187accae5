package io.leadbridge.mapping;

import java.util.Locale;

/** A pattern in which {@code *} stands for any text, also none; letter case does not count. */
final class Glob {
    private final String pattern;
    private final boolean isPlain;

    Glob(String pattern) {
        this.pattern = pattern.toLowerCase(Locale.ROOT);
        this.isPlain = pattern.indexOf('*') < 0;
    }

    boolean matches(String sent) {
        return isPlain ? pattern.equalsIgnoreCase(sent) : matchesAround(sent.toLowerCase(Locale.ROOT));
    }

    /** In time of at most pattern times text, unlike a regular expression of the same meaning. */
    private boolean matchesAround(String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }
}
