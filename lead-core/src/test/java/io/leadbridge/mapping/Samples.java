package io.leadbridge.mapping;

import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadSource;
import io.leadbridge.model.UserDetails;
import java.time.Instant;
import java.util.function.Consumer;

/** Leads and an entity to map them to. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
    static final EntityType LEAD = EntityType.read(Samples.class, "lead.json");

    static final Field SUBJECT = LEAD.field("subject");
    static final Field LASTNAME = LEAD.field("lastname");
    static final Field FIRSTNAME = LEAD.field("firstname");
    static final Field COMPANYNAME = LEAD.field("companyname");
    static final Field EMAILADDRESS1 = LEAD.field("emailaddress1");
    static final Field TELEPHONE1 = LEAD.field("telephone1");
    static final Field LEADSOURCECODE = LEAD.field("leadsourcecode");
    static final Field DONOTEMAIL = LEAD.field("donotemail");

    private Samples() {}

    /** Nothing but an id and a time. */
    static Lead.Builder bare() {
        return Lead.builder(LeadId.newAt(NOON), NOON);
    }

    static Lead emptyLead() {
        return bare().build();
    }

    static Lead person(Consumer<UserDetails.Builder> details) {
        UserDetails.Builder builder = UserDetails.builder();
        details.accept(builder);
        return bare().userDetails(builder.build()).build();
    }

    /** Microsoft's own example, with an extension. */
    static Lead fullLead() {
        return bare().userDetails(UserDetails.builder()
                        .firstName("Some")
                        .lastName("One")
                        .email("someone@contoso.com")
                        .phone("16175555555")
                        .country("USA")
                        .company("Contoso")
                        .title("Esquire")
                        .build())
                .leadSource(LeadSource.parse("AzureMarketplace-INS|contoso.crm"))
                .offer(LeadSource.parse("AzureMarketplace-INS|contoso.crm")
                        .offerId()
                        .orElseThrow())
                .actionCode(ActionCode.INS)
                .offerTitle("Test Microsoft")
                .description("{\"utm_source\":\"newsletter\"}")
                .extension("partnerId", 42)
                .build();
    }
}
