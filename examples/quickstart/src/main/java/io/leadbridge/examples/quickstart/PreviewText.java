package io.leadbridge.examples.quickstart;

import io.leadbridge.LeadPreview;
import io.leadbridge.LeadPreview.ForDestination;
import io.leadbridge.sink.SinkPreview;
import io.leadbridge.validation.ValidationResult;
import io.leadbridge.validation.ValidationResult.Invalid;
import io.leadbridge.validation.ValidationResult.Valid;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes down what would become of a payload. Holds personal data: it is for the person who asked. */
final class PreviewText {
    private PreviewText() {}

    /**
     * The whole: how it is read, then each destination.
     *
     * @param name what the payload is called
     */
    static String of(String name, LeadPreview preview) {
        return name + " " + verdict(preview) + "\n" + details(preview.result())
                + preview.destinations().stream().map(PreviewText::destination).collect(Collectors.joining());
    }

    private static String verdict(LeadPreview preview) {
        if (preview.quarantine() == null) {
            return "would be accepted.";
        }
        return "would be kept in quarantine and go nowhere: " + preview.quarantine() + ".";
    }

    private static String details(ValidationResult result) {
        Stream<String> lines = Stream.of();
        if (result instanceof Valid valid) {
            lines = valid.warnings().stream().map(warning -> place(warning.pointer()) + warning.message());
        } else if (result instanceof Invalid invalid) {
            lines = invalid.violations().stream().map(violation -> place(violation.pointer()) + violation.message());
        }
        return lines.map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    private static String place(String pointer) {
        return (pointer.isEmpty() ? "the whole" : pointer) + ": ";
    }

    private static String destination(ForDestination destination) {
        String whyNot = destination.whyNot();
        String head = whyNot == null ? " gets it." : " does not get it: " + whyNot + ". If it did:";
        return "\n" + destination.name() + head + "\n" + text(destination.preview());
    }

    private static String text(SinkPreview preview) {
        String fields = preview.fields().stream().map(PreviewText::field).collect(Collectors.joining());
        String notes =
                preview.notes().stream().map(note -> "  Note: " + note + "\n").collect(Collectors.joining());
        String request = preview.request().isEmpty() ? "" : "  This is sent:\n" + indented(preview.request(), 4) + "\n";
        String text = fields + notes + request;
        return text.isEmpty() ? "  Its kind of sink shows nothing beforehand.\n" : text;
    }

    /** What becomes of a field, and below it the rule that says so. */
    private static String field(SinkPreview.Line line) {
        return "  " + line.field() + result(line) + "\n      by "
                + indented(line.rule(), 9).strip() + "\n";
    }

    private static String result(SinkPreview.Line line) {
        String note = line.note();
        if (line.value() == null) {
            return ": " + (note == null ? "left out" : note);
        }
        return " = " + indented(line.value().toString(), 4).strip() + (note == null ? "" : " (" + note + ")");
    }

    private static String indented(String text, int blanks) {
        return text.lines()
                .map(line -> line.isBlank() ? "" : " ".repeat(blanks) + line)
                .collect(Collectors.joining("\n"));
    }
}
