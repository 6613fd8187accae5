package io.leadbridge.mapping;

import io.leadbridge.mapping.Template.Part;
import java.util.ArrayList;
import java.util.List;

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

    /** How deep inside of other text forms; 0 for one on its own. */
    private final int depth;

    private TextForm(TextCursor in, int depth) {
        this.in = in;
        this.depth = depth;
    }

    /** Throws {@link InvalidMappingException} and nothing else. */
    static Value compile(String text) {
        TextCursor in = new TextCursor(text);
        List<Part> parts = List.of();
        try {
            if (text.length() > Values.MAX_TEXT) {
                throw in.stop(Values.MAX_TEXT, "a text has at most " + Values.MAX_TEXT + " characters");
            }
            parts = new TextForm(in, 0).template();
        } catch (TextCursor.Stop e) {
            // why is in the faults, after those that did not stop the reading
        }
        if (!in.faults().isEmpty()) {
            throw new InvalidMappingException("this text cannot be used", in.faults());
        }
        return Template.of(parts);
    }

    /** Reads a text form inside of another, up to its closing bracket. */
    static Value bracketed(TextCursor in, int depth) {
        int start = in.at() - 1;
        List<Part> parts = new TextForm(in, depth).template();
        if (!in.take("]")) {
            throw in.stop(start, "this [ is not closed; write ]] for a bracket in it");
        }
        if (parts.isEmpty()) {
            throw in.stop(start, "nothing stands between these brackets");
        }
        return Template.of(parts);
    }

    /** Whether what stands at {@code offset} would be taken for a field whose brace was doubled by mistake. */
    static boolean looksLikeField(String text, int offset) {
        return LeadField.named(new TextCursor(text, offset).peekWord()).isPresent();
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
            } else if (depth > 0 && in.take("]]")) {
                text.append(']');
            } else if (depth > 0 && in.sees("]")) {
                break;
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
        Value value = new TextChoice(in).read(depth);
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
