package io.leadbridge.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the text form of a condition:
 *
 * <pre>
 * condition = term { "and" term }
 * term      = "do not contact" | "test" | field "is" "absent" | field "is" pattern { "or" pattern }
 * pattern   = "'" text "'" | word with "*"
 * </pre>
 */
final class ConditionText {
    private static final Set<String> KEYWORDS = Set.of("and", "or", Conditions.ABSENT);

    /** Stands in for what has a fault. */
    private static final Condition NEVER = new Condition("never", lead -> false);

    private final TextCursor in;

    private ConditionText(TextCursor in) {
        this.in = in;
    }

    /** Reads up to the end; what is wrong is noted, and where that ends the reading, thrown as a {@code Stop}. */
    static Condition read(TextCursor in) {
        return new ConditionText(in).condition();
    }

    /** A text to compare with, as it is written. */
    static String written(String text) {
        boolean plain = TextCursor.isWord(text.replace("*", "x")) && !KEYWORDS.contains(text);
        return plain ? text : Described.quoted(text);
    }

    private Condition condition() {
        Condition condition = term();
        while (takeKeyword("and")) {
            condition = condition.both(term());
        }
        if (!in.atEnd()) {
            throw in.stop(in.at(), "expected and, or, or nothing more here");
        }
        return condition;
    }

    private Condition term() {
        in.skipBlanks();
        int start = in.at();
        if (takeKeyword("do")) {
            return doNotContact(start);
        }
        if (takeKeyword("test")) {
            return Conditions.TEST;
        }
        String name = in.name();
        if (name.isEmpty()) {
            throw in.stop(start, "expected a condition here, such as ActionCode is INS");
        }
        Optional<Value> field = LeadField.named(name);
        if (field.isEmpty()) {
            in.note(start, LeadField.unknown(name));
        }
        in.skipBlanks();
        if (!takeKeyword("is")) {
            throw in.stop(in.at(), "expected is here: ActionCode is INS or PLT");
        }
        return takeKeyword(Conditions.ABSENT)
                ? field.map(Conditions::absent).orElse(NEVER)
                : comparison(field.orElse(LeadField.LEAD_ID));
    }

    private Condition doNotContact(int start) {
        if (takeKeyword("not") && takeKeyword("contact")) {
            return Conditions.DO_NOT_CONTACT;
        }
        throw in.stop(start, "expected do not contact here");
    }

    private Condition comparison(Value field) {
        List<String> texts = new ArrayList<>();
        do {
            in.skipBlanks();
            int start = in.at();
            String text = in.sees("'") ? in.quoted() : in.word("*");
            if (text.isEmpty() && start == in.at()) {
                throw in.stop(start, "expected a text to compare with here, such as INS");
            }
            Conditions.fault(field, text).ifPresent(message -> in.note(start, message));
            texts.add(text);
        } while (takeKeyword("or"));
        return Conditions.where(field, texts);
    }

    private boolean takeKeyword(String keyword) {
        boolean next = in.peekWord().equals(keyword);
        if (next) {
            in.skipBlanks();
            in.take(keyword);
        }
        in.skipBlanks();
        return next;
    }
}
