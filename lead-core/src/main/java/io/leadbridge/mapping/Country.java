package io.leadbridge.mapping;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A country under its ISO 3166-1 codes, found by code, English name or one of the other names in {@code countries.tsv}.
 * That file and not the JDK holds the names, since the JDK's differ from version to version.
 */
record Country(String alpha2, String alpha3, String name) {
    /** Longer text names no country. */
    private static final int MAX_LENGTH = 100;

    private static final Pattern DROPPED = Pattern.compile("\\p{M}+|['’.]");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private static final Map<String, Country> BY_NAME = read();

    /** The country that {@code text} names for certain, in any letter case, with or without accents. */
    static Optional<Country> find(@Nullable String text) {
        return text == null || text.length() > MAX_LENGTH
                ? Optional.empty()
                : Optional.ofNullable(BY_NAME.get(folded(text)));
    }

    /** The English names of all. */
    static Collection<String> names() {
        return BY_NAME.values().stream().map(Country::name).distinct().sorted().toList();
    }

    private static String folded(String text) {
        return isWord(text) ? text.toLowerCase(Locale.ROOT) : foldedWords(text);
    }

    /** Codes and most names, for which the rest would change nothing. */
    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static String foldedWords(String text) {
        String plain = DROPPED.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        String words = GAPS.matcher(plain.replace("&", " and ").toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        String name = words.startsWith("the ") ? words.substring(4) : words;
        return name.startsWith("st ") ? "saint " + name.substring(3) : name;
    }

    private static Map<String, Country> read() {
        try (InputStream file = Country.class.getResourceAsStream("countries.tsv")) {
            if (file == null) {
                throw new IllegalStateException("countries.tsv is missing from the jar of lead-core");
            }
            return read(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read countries.tsv from the jar of lead-core", e);
        }
    }

    private static Map<String, Country> read(List<String> lines) {
        Map<String, Country> byName = new HashMap<>();
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            Country country = new Country(cells[0], cells[1], cells[2]);
            for (String cell : cells) {
                for (String name : cell.split(";", -1)) {
                    byName.put(folded(name), country);
                }
            }
        }
        return byName;
    }
}
