package io.leadbridge.model;

import org.jspecify.annotations.Nullable;

/** What all text of a lead has in common: blank means absent, and a test lead carries its mark in it. */
final class Text {
    private static final String TEST_MARK = "MSFT_TEST";

    private Text() {}

    static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    static boolean hasTestMark(@Nullable String value) {
        return value != null && value.regionMatches(true, 0, TEST_MARK, 0, TEST_MARK.length());
    }
}
