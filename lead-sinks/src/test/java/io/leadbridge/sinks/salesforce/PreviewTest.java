package io.leadbridge.sinks.salesforce;

import static io.leadbridge.sinks.salesforce.Deliveries.example;
import static io.leadbridge.sinks.salesforce.Deliveries.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.Field;
import io.leadbridge.model.ActionCode;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.SinkPreview;
import io.leadbridge.testkit.salesforce.FakeSalesforce;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That a preview shows what would be sent, and says what it does not know. */
class PreviewTest {
    private final FakeSalesforce crm = FakeSalesforce.start();

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void itIsTheUpsertWithTheTokenMasked() {
        Delivery delivery = first(example());
        try (SalesforceSink sink =
                builder(mapping -> {}).keyField(SalesforceLead.KEY_FIELD).build()) {
            assertThat(sink.preview(delivery).request()).isEqualTo("""
                    PATCH %s/services/data/v66.0/sobjects/Lead/Marketplace_Lead_Key__c/%s
                    Accept: application/json
                    Authorization: Bearer ***
                    Content-Type: application/json; charset=utf-8
                    Sforce-Auto-Assign: TRUE
                    Sforce-Duplicate-Rule-Header: allowSave=true; includeRecordDetails=false; runAsCurrentUser=true

                    {
                      "FirstName" : "Some",
                      "LastName" : "One",
                      "Company" : "Contoso",
                      "Title" : "Esquire",
                      "Email" : "someone@contoso.com",
                      "Phone" : "16175555555",
                      "Country" : "USA",
                      "LeadSource" : "AzureMarketplace",
                      "Description" : "Test run\\n\\nSource: AzureMarketplace\\nAction: INS\\nTitle: Test Microsoft\\nCountry: USA\\nLead: %s"
                    }""".formatted(
                            crm.url(), delivery.recordKey(), delivery.lead().id()));
        }
    }

    @Test
    void withoutAKeyFieldTheLastLineIsShown() {
        Delivery delivery = first(example());
        try (SalesforceSink sink = builder(mapping -> {}).build()) {
            assertThat(sink.preview(delivery).request())
                    .startsWith("POST " + crm.url() + "/services/data/v66.0/sobjects/Lead\n")
                    .contains("\\nKey: " + delivery.recordKey());
        }
    }

    @Test
    void fieldsOfOnesOwnAreShownAsIfTheOrgHadThem() throws Exception {
        try (SalesforceSink sink =
                builder(m -> m.set(Field.field("Offer__c"), "crm")).build()) {
            SinkPreview before = sink.preview(first(example()));
            assertThat(before.request()).contains("\"Offer__c\" : \"crm\"");
            assertThat(before.notes()).singleElement().asString().contains("not looked at here");

            sink.deliver(first(example()));

            SinkPreview after = sink.preview(first(example()));
            assertThat(after.request()).doesNotContain("\"Offer__c\"").contains("\\nOffer__c: crm");
            assertThat(after.notes()).isEmpty();
        }
    }

    @Test
    void whatWouldBeRejectedIsNotShownAsARequest() {
        try (SalesforceSink sink =
                builder(m -> m.leaveOut(SalesforceLead.DONOTCALL)).build()) {
            SinkPreview preview = sink.preview(first(example().actionCode(ActionCode.DNC)));

            assertThat(preview.request()).isEmpty();
            assertThat(preview.notes().get(0))
                    .startsWith("it would be rejected: the person must not be contacted")
                    .contains("DoNotCall");
        }
    }

    private SalesforceSink.Builder builder(Consumer<EntityMapping.Builder> changes) {
        return SalesforceSink.builder(crm.url())
                .clientCredentials(crm.clientId(), crm.clientSecret())
                .mapping(SalesforceLead.MAPPING.with(changes));
    }
}
