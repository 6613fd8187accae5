package io.leadbridge.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt one was meant to be. */
final class NearestName {
    /** Longer names are no misspellings, and are not quoted in full. */
    private static final int MAX_LENGTH = 60;

    /** Fewer letters are no beginning of a name. */
    private static final int MIN_BEGINNING = 3;

    private NearestName() {}

    /** The known name that differs least from {@code wrong}, if by no more than a third of its letters or at its end. */
    private static Optional<String> to(String wrong, Collection<String> known) {
        if (wrong.isBlank() || wrong.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int most = (wrong.length() + 2) / 3;
        String folded = wrong.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> distance(folded, name.toLowerCase(Locale.ROOT)) <= most)
                .min(Comparator.comparingInt(name -> distance(folded, name.toLowerCase(Locale.ROOT))))
                .or(() -> beginning(folded, known));
    }

    private static Optional<String> beginning(String folded, Collection<String> known) {
        return known.stream()
                .filter(name -> folded.length() >= MIN_BEGINNING
                        && name.toLowerCase(Locale.ROOT).startsWith(folded))
                .findFirst();
    }

    /** Whether {@code name} is one of {@code known} but for one letter, or for letter case. */
    static boolean isMisspelt(String name, Collection<String> known) {
        String folded = name.toLowerCase(Locale.ROOT);
        return name.length() <= MAX_LENGTH
                && known.stream().anyMatch(other -> distance(folded, other.toLowerCase(Locale.ROOT)) <= 1);
    }

    /** {@code "; did you mean X?"}, or {@code otherwise} when no known name is near. */
    static String hint(String wrong, Collection<String> known, String otherwise) {
        return to(wrong, known).map(name -> "; did you mean " + name + "?").orElse(otherwise);
    }

    /** {@code name} in quotes, cut when it is long. */
    static String cited(String name) {
        return "'" + shortened(name) + "'";
    }

    static String shortened(String name) {
        return name.length() <= MAX_LENGTH ? name : Plain.cut(name, MAX_LENGTH) + "…";
    }

    /** Levenshtein's edit distance, one row at a time. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
