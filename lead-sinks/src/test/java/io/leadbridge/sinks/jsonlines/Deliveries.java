package io.leadbridge.sinks.jsonlines;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadJson;
import io.leadbridge.model.UserDetails;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.RecordKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the tests of this package deliver, and how they read the file again. */
final class Deliveries {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");

    private Deliveries() {}

    static Lead lead() {
        return lead(LeadId.newAt(NOW));
    }

    static Lead lead(LeadId id) {
        return Lead.builder(id, NOW)
                .userDetails(UserDetails.builder()
                        .firstName("Zephyrine")
                        .email("zephyrine@nowhere.example")
                        .build())
                .description("Two\nlines, ünd 👩‍💻.")
                .build();
    }

    static Delivery first() {
        return first(lead());
    }

    static Delivery first(Lead lead) {
        return attempt(lead, 1);
    }

    static Delivery repeat(Lead lead) {
        return attempt(lead, 2);
    }

    private static Delivery attempt(Lead lead, int attempt) {
        return new Delivery(lead, "file", RecordKey.of(lead.id(), "file"), attempt, Duration.ofSeconds(30));
    }

    /** A lead as its line, without the line break. */
    static String line(Lead lead) {
        return new String(LeadJson.write(lead), StandardCharsets.UTF_8);
    }

    /** Every line of {@code file} as the lead it holds; fails when there is something else in it, or half a line. */
    static List<Lead> leads(Path file) {
        try {
            String text = Files.readString(file);
            if (!text.isEmpty() && !text.endsWith("\n")) {
                throw new AssertionError("the last line has no end");
            }
            return text.lines()
                    .map(line -> LeadJson.read(line.getBytes(StandardCharsets.UTF_8)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<LeadId> ids(Path file) {
        return leads(file).stream().map(Lead::id).toList();
    }
}
