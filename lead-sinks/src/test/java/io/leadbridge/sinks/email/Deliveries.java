package io.leadbridge.sinks.email;

import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadSource;
import io.leadbridge.model.UserDetails;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.RecordKey;
import java.time.Duration;
import java.time.Instant;

/** What the tests of this package deliver. */
final class Deliveries {
    static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");

    private static final Duration LONG = Duration.ofSeconds(30);

    private Deliveries() {}

    static Lead lead() {
        return builder().build();
    }

    /** A lead of which everything is known. */
    static Lead.Builder builder() {
        return Lead.builder(LeadId.newAt(NOW), NOW)
                .userDetails(person().build())
                .leadSource(LeadSource.parse("AzureMarketplace-INS|contoso.crm"))
                .actionCode(ActionCode.INS)
                .offerTitle("CRM Suite")
                .description("Two\nlines, ünd 👩‍💻.");
    }

    static UserDetails.Builder person() {
        return UserDetails.builder()
                .firstName("Zephyrine")
                .lastName("Quillfeather")
                .email("zephyrine@nowhere.example")
                .phone("+1 425 5550147")
                .country("US")
                .company("Marmalade Works")
                .title("Lamplighter");
    }

    static Lead withEmail(String email) {
        return builder().userDetails(person().email(email).build()).build();
    }

    static Delivery first() {
        return of(lead());
    }

    static Delivery of(Lead lead) {
        return of(lead, LONG);
    }

    static Delivery within(Duration limit) {
        return of(lead(), limit);
    }

    private static Delivery of(Lead lead, Duration limit) {
        return new Delivery(lead, "sales", RecordKey.of(lead.id(), "sales"), 1, limit);
    }
}
