package io.leadbridge.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** A mapping, or a text in one, is wrong. Names every fault at once, each with its field and the way out. */
public final class InvalidMappingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    InvalidMappingException(String subject, List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n  ", subject + ":\n  ", "")));
        this.faults = List.copyOf(faults);
    }

    /** Every fault; at least one. */
    public List<Fault> faults() {
        return faults;
    }

    /**
     * One thing that is wrong.
     *
     * @param field the rule as {@code map} names it: the entity's field, perhaps with its condition; {@code "repeat"} or
     *     {@code "when"} for what belongs to no rule; {@code ""} for a text that belongs to none yet
     * @param message what is wrong and what to do, on one line
     * @param text the text form in which the fault lies, or {@code ""} when it lies in none
     * @param offset where in {@code text}, in characters from 0
     */
    public record Fault(String field, String message, String text, int offset) {
        public Fault {
            message = Caret.onOneLine(message);
        }

        /** A fault that lies in no text. */
        static Fault of(String field, String message) {
            return new Fault(field, message, "", 0);
        }

        /** The same, of the field {@code name}. */
        Fault in(String name) {
            return new Fault(name, message, text, offset);
        }

        /** The line of the place in {@code text}, from 1. */
        public int line() {
            return Caret.line(text, offset);
        }

        /** The column of the place in {@code text}, from 1, in characters. */
        public int column() {
            return Caret.column(text, offset);
        }

        /** The message and the place in its text, without the text: {@code … (column 16)}. */
        public String onOneLine() {
            return text.isEmpty() ? message : message + " " + Caret.place(text, offset);
        }

        /** The message, and below it the line of the text with a caret under the place. */
        @Override
        public String toString() {
            String place = text.isEmpty() ? message : message + Caret.under(text, offset);
            return field.isEmpty() ? place : field + ": " + place;
        }
    }
}
