package io.leadbridge.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds an e-mail address in bytes that may be anything: in any letter case, in every encoding that has ASCII in it
 * (UTF-8, UTF-16, Latin-1), escaped as JSON and forms do.
 */
final class Mention {
    private static final Pattern JSON_ESCAPE = Pattern.compile("\\\\u00([0-9a-fA-F]{2})");
    private static final Pattern FORM_ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");

    private final String address;
    private final List<String> forms;

    /** Looks for {@code email}, in any letter case. */
    Mention(String email) {
        address = email.strip().toLowerCase(Locale.ROOT);
        forms = List.of(address, inUtf8(address), inUtf8(address.toUpperCase(Locale.ROOT)));
    }

    /** Its bytes as characters, and in the letter case in which payloads are searched. */
    private static String inUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    /** The address in lower case. */
    String address() {
        return address;
    }

    boolean isIn(byte[] payload) {
        String text = new String(payload, StandardCharsets.ISO_8859_1).replace("\0", "");
        return has(text) || has(unescape(JSON_ESCAPE, text)) || has(unescape(FORM_ESCAPE, text));
    }

    private boolean has(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return forms.stream().anyMatch(lower::contains);
    }

    private static String unescape(Pattern escape, String text) {
        return escape.matcher(text).replaceAll(Mention::character);
    }

    private static String character(MatchResult escape) {
        String character = Character.toString((char) Integer.parseInt(escape.group(1), 16));
        return Matcher.quoteReplacement(character);
    }
}
