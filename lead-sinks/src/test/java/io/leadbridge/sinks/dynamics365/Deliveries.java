package io.leadbridge.sinks.dynamics365;

import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadSource;
import io.leadbridge.model.UserDetails;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.RecordKey;
import java.time.Duration;
import java.time.Instant;

/** Deliveries of Microsoft's example, and of variants of it. */
final class Deliveries {
    static final Duration LONG = Duration.ofSeconds(30);

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private Deliveries() {}

    static Delivery first(Lead.Builder builder) {
        Lead lead = builder.build();
        return new Delivery(lead, "crm", RecordKey.of(lead.id(), "crm"), 1, LONG);
    }

    static Delivery within(Duration limit, Delivery delivery) {
        return new Delivery(
                delivery.lead(),
                delivery.destination(),
                delivery.recordKey(),
                delivery.mode(),
                delivery.attempt(),
                limit);
    }

    static Delivery repeat(Delivery delivery) {
        return new Delivery(
                delivery.lead(), delivery.destination(), delivery.recordKey(), delivery.attempt() + 1, LONG);
    }

    static Lead.Builder example() {
        return Lead.builder(LeadId.newAt(NOW), NOW)
                .userDetails(person().build())
                .leadSource(LeadSource.parse("AzureMarketplace"))
                .actionCode(ActionCode.INS)
                .offerTitle("Test Microsoft")
                .description("Test run");
    }

    static UserDetails.Builder person() {
        return UserDetails.builder()
                .firstName("Some")
                .lastName("One")
                .email("someone@contoso.com")
                .company("Contoso")
                .title("Esquire");
    }
}
