package io.leadbridge.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant: at most a third of its letters differ; case, {@code -} and {@code _} never count. */
final class Nearest {
    private static final int LONGEST = 60;

    private Nearest() {}

    /** The one of {@code words} nearest to {@code written}, when any is near. */
    static Optional<String> to(String written, Collection<String> words) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = bare(written);
        return words.stream()
                .filter(word ->
                        distance(bare, bare(word)) <= Math.max(1, bare(word).length() / 3))
                .min(Comparator.comparingInt(word -> distance(bare, bare(word))));
    }

    /** {@code did you mean …?} for a near word, else all {@code words}. */
    static String hint(String written, Collection<String> words) {
        return to(written, words)
                .map(word -> "did you mean " + word + "?")
                .orElseGet(() -> words.isEmpty() ? "none is known" : "known: " + String.join(", ", words));
    }

    private static String bare(String word) {
        return word.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
