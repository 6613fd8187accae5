package io.leadbridge.sinks.dynamics365;

import static io.leadbridge.sinks.dynamics365.Deliveries.example;
import static io.leadbridge.sinks.dynamics365.Deliveries.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.UserDetails;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.SinkPreview;
import io.leadbridge.sink.SinkPreview.Line;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That a preview shows what would be sent, and says what it does not know. */
class PreviewTest {
    private final FakeDataverse dataverse = FakeDataverse.start();

    @AfterEach
    void close() {
        dataverse.close();
    }

    @Test
    void itIsTheRequestWithTheTokenMasked() {
        Delivery delivery = first(example());
        try (Dynamics365Sink sink = sink(mapping -> {})) {
            assertThat(sink.preview(delivery).request()).isEqualTo("""
                    PATCH %s/api/data/v9.2/leads(%s)
                    Accept: application/json
                    Authorization: Bearer ***
                    Content-Type: application/json; charset=utf-8
                    If-None-Match: *
                    OData-MaxVersion: 4.0
                    OData-Version: 4.0

                    {
                      "subject" : "Test Microsoft (INS)",
                      "firstname" : "Some",
                      "lastname" : "One",
                      "companyname" : "Contoso",
                      "jobtitle" : "Esquire",
                      "emailaddress1" : "someone@contoso.com",
                      "leadsourcecode" : 8,
                      "description" : "Test run\\n\\nSource: AzureMarketplace\\nAction: INS\\nTitle: Test Microsoft\\nLead: %s"
                    }""".formatted(
                    dataverse.url(), delivery.recordKey(), delivery.lead().id()));
        }
    }

    @Test
    void eachFieldSaysItsRuleItsValueAndWhatWasCut() {
        Lead.Builder lead = example()
                .userDetails(UserDetails.builder().lastName("x".repeat(60)).build());
        try (Dynamics365Sink sink = sink(m -> m.set(Dynamics365Lead.SUBJECT, "A lead"))) {
            SinkPreview preview = sink.preview(first(lead));

            assertThat(preview.fields())
                    .contains(new Line("subject", "subject: \"A lead\"", "A lead", null))
                    .anySatisfy(line -> {
                        assertThat(line.field()).isEqualTo("lastname");
                        assertThat(line.value()).hasToString("x".repeat(50));
                        assertThat(line.note()).isEqualTo("cut after 50 of 60 characters");
                    });
            assertThat(preview.request()).contains("\\nlastname: " + "x".repeat(60));
        }
    }

    @Test
    void itSaysThatTheEnvironmentWasNotAskedUntilItWas() throws Exception {
        dataverse.maxLength("lastname", 2);
        try (Dynamics365Sink sink = sink(mapping -> {})) {
            SinkPreview before = sink.preview(first(example()));
            assertThat(before.notes()).singleElement().asString().contains("are not looked at here");
            assertThat(before.request()).contains("\"lastname\" : \"One\"");

            sink.deliver(first(example()));

            SinkPreview after = sink.preview(first(example()));
            assertThat(after.notes()).isEmpty();
            assertThat(after.request()).contains("\"lastname\" : \"On\"");
        }
    }

    @Test
    void whatWouldBeRejectedIsNotShownAsARequest() {
        try (Dynamics365Sink sink = sink(m -> m.leaveOut(Dynamics365Lead.DONOTPHONE))) {
            SinkPreview preview = sink.preview(first(example().actionCode(ActionCode.DNC)));

            assertThat(preview.request()).isEmpty();
            assertThat(preview.notes().get(0))
                    .startsWith("it would be rejected: the person must not be contacted")
                    .contains("donotphone");
            assertThat(preview.fields()).isNotEmpty();
        }
    }

    @Test
    void ofASharedRecordItSaysWhatARepeatChanges() {
        Delivery shared = shared(first(example()));
        try (Dynamics365Sink sink = sink(m -> m.onRepeat(Dynamics365Lead.SUBJECT, Dynamics365Lead.JOBTITLE))) {
            assertThat(sink.preview(shared).notes())
                    .contains("where a record of this person and offer is there already, only this changes: subject,"
                            + " jobtitle");
        }
        try (Dynamics365Sink sink = sink(m -> {})) {
            assertThat(sink.preview(shared).notes())
                    .contains("where a record of this person and offer is there already, nothing changes");
        }
    }

    private static Delivery shared(Delivery delivery) {
        return new Delivery(delivery.lead(), "crm", delivery.recordKey(), WriteMode.UPSERT, 1, delivery.timeLimit());
    }

    private Dynamics365Sink sink(Consumer<EntityMapping.Builder> changes) {
        return Dynamics365Sink.builder(dataverse.url())
                .authority(dataverse.authority())
                .clientCredentials(dataverse.tenantId(), dataverse.clientId(), dataverse.clientSecret())
                .mapping(Dynamics365Lead.MAPPING.with(changes))
                .build();
    }
}
