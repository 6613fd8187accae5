package io.leadbridge.sinks.email;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mail, ready to be sent.
 *
 * @param id the {@code Message-ID} without its angle brackets; the same for every attempt at a delivery
 * @param to at least one address
 * @param replyTo an address, or null for none
 * @param subject one line
 */
record Letter(
        String id,
        Instant date,
        Mailbox from,
        Set<String> to,
        @Nullable String replyTo,
        String subject,
        String body) {

    /** The mail as a person reads it: headers that are not encoded, an empty line, the body. */
    String shown() {
        return "From: " + (from.name().isEmpty() ? "" : from.name() + " ") + "<" + from.address() + ">\n"
                + "To: " + String.join(", ", to) + "\n"
                + (replyTo == null ? "" : "Reply-To: " + replyTo + "\n")
                + "Subject: " + subject + "\n"
                + "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)) + "\n"
                + "Message-ID: <" + id + ">\n"
                + "Auto-Submitted: auto-generated\n"
                + "Content-Type: text/plain; charset=UTF-8\n\n"
                + body.replace("\r\n", "\n");
    }

    /** The id alone: everything else is personal data. */
    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
