package io.leadbridge.validation;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Takes out of hostile text what no CRM, mail or log should see: control characters and half surrogate pairs. */
final class CleanText {
    private static final Pattern LAYOUT = Pattern.compile("[\\t\\n\\x0B\\f\\r\\x85]+");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");
    private static final Pattern CONTROLS_BUT_LAYOUT = Pattern.compile("[\\p{Cc}&&[^\\t\\n\\r]]+");
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private CleanText() {}

    /** The text on one line: line breaks and tabs become a blank, other control characters go. */
    static String line(String text, Consumer<String> noted) {
        return isOrdinary(text) ? text : clean(text, LAYOUT.matcher(text).replaceAll(" "), CONTROLS, noted);
    }

    /** The text with its line breaks and tabs; other control characters go. */
    static String lines(String text, Consumer<String> noted) {
        return isOrdinary(text) ? text : clean(text, text, CONTROLS_BUT_LAYOUT, noted);
    }

    /** Whether nothing but blanks (of any width, breaking or not) and control characters is there. */
    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c)) {
                return false;
            }
        }
        return true;
    }

    private static String clean(String sent, String laidOut, Pattern controls, Consumer<String> noted) {
        String visible = controls.matcher(laidOut).replaceAll("");
        if (!visible.equals(sent)) {
            noted.accept("control characters removed");
        }
        String whole = LONE_SURROGATE.matcher(visible).replaceAll("\uFFFD");
        if (!whole.equals(visible)) {
            noted.accept("half surrogate pairs replaced by U+FFFD");
        }
        return whole;
    }

    private static boolean isOrdinary(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
