package io.leadbridge.sinks.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server said to a command: the code of RFC 5321 and, where it gave one, the finer one of RFC 3463. The text
 * behind them is left out, since it may quote the letter.
 *
 * @param code 200 to 599; anything else when there was no reply
 * @param detail such as {@code 5.7.1}, or {@code ""}
 */
record Reply(int code, String detail) {
    private static final Pattern DETAIL =
            Pattern.compile("\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})(?:\\s.*)?", Pattern.DOTALL);

    /** @param text the whole reply, with its code */
    static Reply of(int code, String text) {
        Matcher detail = DETAIL.matcher(text);
        return new Reply(code, detail.matches() ? detail.group(1) : "");
    }

    boolean isSuccess() {
        return code >= 200 && code < 300;
    }

    /** It may go better later. */
    boolean isTemporary() {
        return code >= 400 && code < 500;
    }

    /** It will not go better until something changes. */
    boolean isPermanent() {
        return code >= 500 && code < 600;
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? Integer.toString(code) : code + " " + detail;
    }
}
