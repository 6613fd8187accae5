package io.leadbridge.sinks.email;

import java.time.Instant;
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

    /** The id alone: everything else is personal data. */
    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
