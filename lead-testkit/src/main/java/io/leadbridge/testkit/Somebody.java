package io.leadbridge.testkit;

import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadSource;
import io.leadbridge.model.UserDetails;
import java.time.Instant;

/** A person who does not exist, and whose data a search finds wherever it leaks to. */
final class Somebody {
    /** What must turn up in no reason, message or log; in any letter case. */
    static final String[] PERSONAL_DATA = {
        "zephyrine", "quillfeather", "@nowhere.example", "5550147", "marmalade", "lamplighter", "wants a call"
    };

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");

    private Somebody() {}

    /** A lead in which every field is filled. */
    static Lead lead() {
        return builder()
                .userDetails(person().build())
                .offerTitle("CRM Suite")
                .description("Wants a call in the morning.")
                .build();
    }

    /** A lead that says {@code text} wherever it fits. */
    static Lead saying(String text) {
        boolean fitsALine = text.length() < 200;
        return builder()
                .userDetails((fitsALine ? person().firstName(text).company(text).title(text) : person()).build())
                .offerTitle(fitsALine ? text : "CRM Suite")
                .description(text)
                .build();
    }

    /** A lead of which nothing is known. */
    static Lead silent() {
        return Lead.builder(LeadId.newAt(NOW), NOW).build();
    }

    private static Lead.Builder builder() {
        return Lead.builder(LeadId.newAt(NOW), NOW)
                .leadSource(LeadSource.parse("AzureMarketplace-INS|contoso.crm"))
                .actionCode(ActionCode.INS);
    }

    private static UserDetails.Builder person() {
        return UserDetails.builder()
                .firstName("Zephyrine")
                .lastName("Quillfeather")
                .email("zephyrine.quillfeather@nowhere.example")
                .phone("+1 425 5550147")
                .country("US")
                .company("Marmalade Works")
                .title("Lamplighter");
    }
}
