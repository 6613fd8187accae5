package io.leadbridge.sinks.email;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address, perhaps with a name before it: {@code Contoso leads <leads@contoso.com>}. Addresses are plain ASCII
 * without quotes and comments, which is what mail servers agree on; that leaves no room for a second one, or for a
 * header, to hide in.
 *
 * @param name shown instead of the address; {@code ""} for none
 */
record Mailbox(String name, String address) {
    /** Longer addresses do not fit between the angle brackets of SMTP (RFC 5321). */
    static final int MAX_ADDRESS = 254;

    private static final int MAX_LOCAL_PART = 64;
    private static final int MAX_NAME = 100;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?+";
    private static final Pattern ADDRESS =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+@" + LABEL + "(?:\\." + LABEL + ")*+");
    private static final Pattern NAMED = Pattern.compile("\"?([^\"<>\\p{Cc}]*?)\"?\\s*<([^<>]+)>");
    private static final Pattern INSIDE = Pattern.compile("[A-Za-z0-9._%+-]++@[A-Za-z0-9.-]*[A-Za-z0-9]");

    /** What {@code text} says, when it is exactly one address, with or without a name. */
    static Optional<Mailbox> parse(String text) {
        String stripped = text.strip();
        Matcher named = NAMED.matcher(stripped);
        String name = named.matches() ? named.group(1).strip() : "";
        String address = named.matches() ? named.group(2).strip() : stripped;
        return isAddress(address) && name.length() <= MAX_NAME
                ? Optional.of(new Mailbox(name, address))
                : Optional.empty();
    }

    /** Whether {@code text} is exactly one address. */
    static boolean isAddress(String text) {
        return text.length() <= MAX_ADDRESS
                && text.indexOf('@') <= MAX_LOCAL_PART
                && ADDRESS.matcher(text).matches();
    }

    /** The addresses that stand as a whole somewhere in {@code text}. */
    static List<String> within(String text) {
        return INSIDE.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(Mailbox::isAddress)
                .toList();
    }

    /** What stands behind the {@code @}. */
    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }
}
