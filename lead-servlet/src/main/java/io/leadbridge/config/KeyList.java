package io.leadbridge.config;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code keys}: a text, or a list of texts, each with one or more keys and commas between. */
final class KeyList {
    private static final String NAME = "keys";
    private static final String RULE = "a key is 16 to 512 of A-Z a-z 0-9 - _";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,512}");

    private KeyList() {}

    /** The keys in {@code section}; none when it has no such setting. */
    static List<String> read(Section section) {
        return section.list(NAME).stream()
                .flatMap(setting -> read(setting).stream())
                .toList();
    }

    private static List<String> read(Setting setting) {
        List<Setting> entries = setting.entries();
        if (entries.isEmpty()) {
            setting.fault("holds no key; " + RULE);
        }
        return entries.stream().flatMap(entry -> entryKeys(entry).stream()).toList();
    }

    private static List<String> entryKeys(Setting entry) {
        return entry.text().map(text -> split(entry, text)).orElse(List.of());
    }

    private static List<String> split(Setting entry, String text) {
        List<String> keys = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
        if (keys.isEmpty()) {
            entry.fault("holds no key; " + RULE);
        } else if (!keys.stream().allMatch(key -> KEY.matcher(key).matches())) {
            entry.fault("holds something that is no key; " + RULE);
        }
        return keys;
    }
}
