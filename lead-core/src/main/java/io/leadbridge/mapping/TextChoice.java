package io.leadbridge.mapping;

import io.leadbridge.mapping.TransformText.Argument;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one field of a text form, with what may stand in for it and what is done to it:
 *
 * <pre>
 * choice    = operand { "??" operand }
 * operand   = ( field | constant | "(" choice ")" | "[" template "]" ) { "|" transform }
 * constant  = "'" text "'" | number | "true" | "false"
 * transform = word [ "(" [ argument { "," argument } ] ")" ]
 * argument  = scalar [ "=" scalar ]
 * scalar    = "'" text "'" | word
 * </pre>
 */
final class TextChoice {
    static final String NEVER_USED = "text in quotes is never absent, so what follows is never used";

    private static final int MAX_NESTING = 20;
    private static final int MAX_TRANSFORMS = 20;

    private final TextCursor in;

    TextChoice(TextCursor in) {
        this.in = in;
    }

    /** Reads what stands {@code depth} parentheses and brackets deep. */
    Value read(int depth) {
        List<Value> choices = new ArrayList<>();
        choices.add(operand(depth));
        while (in.take("??")) {
            if (choices.get(choices.size() - 1) instanceof Constant) {
                in.note(in.at() - 2, NEVER_USED);
            }
            choices.add(operand(depth));
        }
        return Fallback.of(choices);
    }

    private Value operand(int depth) {
        in.skipBlanks();
        Value value = atom(depth);
        in.skipBlanks();
        for (int count = 1; in.take("|"); count++) {
            if (count > MAX_TRANSFORMS) {
                throw in.stop(in.at() - 1, "a field has at most " + MAX_TRANSFORMS + " transforms");
            }
            value = transformed(value);
            in.skipBlanks();
        }
        return value;
    }

    private Value atom(int depth) {
        int start = in.at();
        if (in.sees("'")) {
            return new Constant(in.quoted());
        }
        boolean bracket = in.sees("[");
        if (bracket || in.sees("(")) {
            if (depth == MAX_NESTING) {
                throw in.stop(start, "parentheses and brackets nest at most " + MAX_NESTING + " deep");
            }
            in.next();
            return bracket ? TextForm.bracketed(in, depth + 1) : enclosed(depth + 1);
        }
        return named(start, in.name());
    }

    private Value enclosed(int depth) {
        Value inner = read(depth);
        in.expect(")", "expected ??, | or ) here");
        return inner;
    }

    private Value named(int start, String name) {
        if (name.isEmpty()) {
            throw in.stop(start, "expected the name of a field here, such as FirstName");
        }
        Constant typed = Constant.typed(name);
        return typed.isText() ? LeadField.named(name).orElseGet(() -> unknown(start, name)) : typed;
    }

    private Value unknown(int start, String name) {
        in.note(start, LeadField.unknown(name));
        return LeadField.LEAD_ID;
    }

    private Value transformed(Value value) {
        in.skipBlanks();
        int start = in.at();
        String name = in.word();
        if (name.isEmpty()) {
            throw in.stop(start, "expected the name of a transform here, such as upper");
        }
        List<Argument> arguments = arguments();
        try {
            return value.as(TransformText.named(name, arguments));
        } catch (IllegalArgumentException e) {
            in.note(start, String.valueOf(e.getMessage()));
            return value;
        }
    }

    private List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        in.skipBlanks();
        if (!in.take("(")) {
            return arguments;
        }
        in.skipBlanks();
        if (in.take(")")) {
            return arguments;
        }
        do {
            Constant scalar = scalar();
            in.skipBlanks();
            arguments.add(in.take("=") ? new Argument(scalar, scalar()) : new Argument(null, scalar));
            in.skipBlanks();
        } while (in.take(","));
        in.expect(")", "expected a comma or ) here");
        return arguments;
    }

    private Constant scalar() {
        in.skipBlanks();
        if (in.sees("'")) {
            return new Constant(in.quoted());
        }
        String word = in.word();
        if (word.isEmpty()) {
            throw in.stop(in.at(), "expected a word, a number or text in quotes here");
        }
        return Constant.typed(word);
    }
}
