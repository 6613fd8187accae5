package io.leadbridge.mapping;

import io.leadbridge.mapping.Template.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Compiles the text form of a value, which {@link Values#text} describes, to the same values as the Java form:
 *
 * <pre>
 * template = { text | "{" literals choice literals "}" }
 * literals = { "'" text "'" }
 * </pre>
 *
 * {@link TextChoice} reads what stands between the literals.
 */
final class TextForm {
    private final TextCursor in;

    private TextForm(TextCursor in) {
        this.in = in;
    }

    /** Throws {@link InvalidMappingException} and nothing else. */
    static Value compile(String text, UnaryOperator<String> escape) {
        TextCursor in = new TextCursor(text);
        List<Part> parts = List.of();
        try {
            if (text.length() > Values.MAX_TEXT) {
                throw in.stop(Values.MAX_TEXT, "a text has at most " + Values.MAX_TEXT + " characters");
            }
            parts = new TextForm(in).template();
        } catch (TextCursor.Stop e) {
            // why is in the faults, after those that did not stop the reading
        }
        if (!in.faults().isEmpty()) {
            throw new InvalidMappingException("this text cannot be used", in.faults());
        }
        return simplified(parts, escape);
    }

    /** Text alone is a constant; one field alone is that field, with its own type. */
    private static Value simplified(List<Part> parts, UnaryOperator<String> escape) {
        if (parts.size() > 1) {
            return new Template(parts, escape);
        }
        Part only = parts.isEmpty() ? Part.text("") : parts.get(0);
        if (only.value() == null) {
            return new Constant(only.before());
        }
        return only.isBare() && escape == Template.AS_IS ? only.value() : new Template(parts, escape);
    }

    private List<Part> template() {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (!in.atEnd()) {
            if (in.take("{{")) {
                noteTwoBraces();
                text.append('{');
            } else if (in.take("}}")) {
                text.append('}');
            } else if (in.sees("}")) {
                throw in.stop(in.at(), "no { is open here; write }} for a brace");
            } else if (in.take("{")) {
                addText(parts, text);
                parts.add(field());
            } else {
                text.append(in.next());
            }
        }
        addText(parts, text);
        return parts;
    }

    private static void addText(List<Part> parts, StringBuilder text) {
        if (text.length() > 0) {
            parts.add(Part.text(text.toString()));
            text.setLength(0);
        }
    }

    /** Other template languages put two braces round a field; here the field's name would reach the CRM as text. */
    private void noteTwoBraces() {
        String name = in.peekWord();
        if (LeadField.named(name).isPresent()) {
            in.note(in.at() - 2, "two braces stand for one brace of the text; write {" + name + "} for the field");
        }
    }

    private Part field() {
        int start = in.at() - 1;
        String before = literals();
        if (in.sees("}")) {
            throw in.stop(start, "no field stands between these braces");
        }
        if (in.sees("??")) {
            throw in.stop(in.at(), TextChoice.NEVER_USED);
        }
        Value value = new TextChoice(in).read();
        String after = literals();
        if (in.atEnd()) {
            throw in.stop(start, "this { is not closed");
        }
        in.expect("}", "expected ??, | or } here; each field has its own braces: {FirstName} {LastName}");
        return new Part(before, value, after);
    }

    private String literals() {
        StringBuilder text = new StringBuilder();
        in.skipBlanks();
        while (in.sees("'")) {
            text.append(in.quoted());
            in.skipBlanks();
        }
        return text.toString();
    }
}
