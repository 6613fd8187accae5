package io.leadbridge.sinks.email;

import io.leadbridge.mapping.Value;
import io.leadbridge.model.Lead;

/** Puts a lead into words: the subject and the body of its mail. Whatever a lead holds, a subject stays one line. */
final class Wording {
    /** The subject, unless another is given. */
    static final String SUBJECT = "New lead{' from ' LeadSource}{': ' OfferTitle}";

    /** The body, unless another is given: one line for each field that is there. */
    static final String BODY = "{ActionCode | lookup(DNC='Do not contact this person.') '\n\n'}"
            + line("Last name", "LastName")
            + line("First name", "FirstName")
            + line("E-mail", "Email")
            + line("Company", "Company")
            + line("Job title", "Title")
            + line("Phone", "Phone")
            + line("Country", "Country")
            + line("Offer", "OfferTitle")
            + line("Action", "ActionCode")
            + line("Source", "LeadSource")
            + line("Received", "ReceivedAt")
            + line("Lead", "LeadId")
            + "{'\nDescription:\n' Description}";

    private static final String BLANK_SUBJECT = "New lead";
    private static final String BLANK_BODY = "Nothing that this message shows is known of this lead.";

    private final Value subject;
    private final Value body;

    Wording(Value subject, Value body) {
        this.subject = subject;
        this.body = body;
    }

    private static String line(String label, String field) {
        return "{'" + label + ": ' " + field + " '\n'}";
    }

    String subject(Lead lead) {
        String text = subject.textOf(lead);
        return PlainText.line(text == null ? BLANK_SUBJECT : text);
    }

    String body(Lead lead) {
        String text = body.textOf(lead);
        return PlainText.lines(text == null ? BLANK_BODY : text);
    }
}
