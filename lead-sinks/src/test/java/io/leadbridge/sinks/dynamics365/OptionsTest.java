package io.leadbridge.sinks.dynamics365;

import static io.leadbridge.sinks.dynamics365.Deliveries.example;
import static io.leadbridge.sinks.dynamics365.Deliveries.first;
import static io.leadbridge.sinks.dynamics365.Deliveries.repeat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.UserDetails;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import io.leadbridge.sink.DeliveryResult.Retry;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.sinks.MapSettings;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import io.leadbridge.testkit.dynamics.Privilege;
import io.leadbridge.testkit.http.Request;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An alternate key in place of leadid, duplicate detection, owner and campaign. */
class OptionsTest {
    private static final String KEY = "contoso_marketplacekey";
    private static final UUID TEAM = new UUID(1, 1);
    private static final UUID CAMPAIGN = new UUID(1, 2);

    private final FakeDataverse dataverse = FakeDataverse.start();

    @AfterEach
    void close() {
        dataverse.close();
    }

    private Dynamics365Sink.Builder builder() {
        return Dynamics365Sink.builder(dataverse.url())
                .authority(dataverse.authority())
                .clientCredentials(dataverse.tenantId(), dataverse.clientId(), dataverse.clientSecret());
    }

    private Dynamics365Sink withKey() {
        dataverse.addText(KEY, 64);
        dataverse.addKey(KEY);
        return builder().keyColumn(KEY).build();
    }

    @Test
    void theRecordKeyGoesIntoTheAlternateKey() throws Exception {
        Delivery delivery = first(example());
        try (Dynamics365Sink sink = withKey()) {
            assertThat(sink.check()).isEmpty();
            Delivered delivered = (Delivered) sink.deliver(delivery);

            UUID id = dataverse.rows().keySet().iterator().next();
            assertThat(dataverse.rows().get(id))
                    .containsEntry(KEY, delivery.recordKey().toString());
            assertThat(id).isNotEqualTo(delivery.recordKey().value());
            assertThat(delivered.recordId()).isEqualTo(id.toString());
            assertThat(delivered.link()).hasParameter("id", id.toString());
        }
    }

    @Test
    void aRepeatFindsTheRowByItsAlternateKeyAndChangesNothing() throws Exception {
        Delivery delivery = first(example());
        try (Dynamics365Sink sink = withKey()) {
            sink.check();
            sink.deliver(first(example()));
            dataverse.next().acceptThenDrop();
            assertThat(sink.deliver(delivery)).isInstanceOf(Retry.class);
            Map<UUID, Map<String, Object>> before = dataverse.rows();

            assertThat(((Delivered) sink.deliver(repeat(delivery))).alreadyThere())
                    .isTrue();
            assertThat(dataverse.rows()).isEqualTo(before).hasSize(2);
        }
    }

    @Test
    void aMissingAlternateKeyBlocksTheDestinationUntilItIsMade() throws Exception {
        dataverse.addText(KEY, 64);
        try (Dynamics365Sink sink = builder().keyColumn(KEY).build()) {
            assertThat(((Blocked) sink.deliver(first(example()))).reason()).contains("create an alternate key");
            assertThat(sink.check()).singleElement().asString().contains("create an alternate key", KEY);
            dataverse.beginKey(KEY);
            assertThat(sink.check()).singleElement().asString().contains("is not active yet");
            dataverse.addKey(KEY);
            assertThat(sink.check()).isEmpty();
            assertThat(sink.deliver(first(example()))).isInstanceOf(Delivered.class);
        }
    }

    @Test
    void aRewriteFindsTheRowByItsAlternateKey() throws Exception {
        Delivery delivery = first(example());
        try (Dynamics365Sink sink = withKey()) {
            assertThat(sink.deliver(rewrite(delivery, "x@contoso.com"))).isInstanceOf(Rejected.class);
            sink.deliver(delivery);
            assertThat(sink.deliver(rewrite(delivery, "x@contoso.com"))).isInstanceOf(Delivered.class);
        }

        assertThat(dataverse.rows().values())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("emailaddress1", "x@contoso.com"));
    }

    @Test
    void aRewriteThatADuplicateRuleRefusesChangesNothingAndSaysSo() throws Exception {
        dataverse.duplicateRule(true);
        Delivery delivery = first(example());
        try (Dynamics365Sink sink = builder().detectDuplicates(true).build()) {
            sink.deliver(delivery);
            sink.deliver(first(example()
                    .userDetails(UserDetails.builder().email("x@contoso.com").build())));

            assertThat(((Rejected) sink.deliver(rewrite(delivery, "x@contoso.com"))).reason())
                    .contains("0x80040333: nothing was changed");
        }
    }

    private static Delivery rewrite(Delivery delivery, String email) {
        Lead corrected = example()
                .userDetails(UserDetails.builder().email(email).build())
                .build();
        return new Delivery(corrected, "crm", delivery.recordKey(), WriteMode.UPDATE, 1, Deliveries.LONG);
    }

    @Test
    void duplicatesAreNotLookedForUnlessAsked() throws Exception {
        dataverse.duplicateRule(true);
        try (Dynamics365Sink sink = builder().build()) {
            sink.deliver(first(example()));
            sink.deliver(first(example()));
        }

        assertThat(dataverse.rows()).hasSize(2);
    }

    @Test
    void aDetectedDuplicateCountsAsTheLead() throws Exception {
        dataverse.duplicateRule(true);
        try (Dynamics365Sink sink = builder().detectDuplicates(true).build()) {
            sink.deliver(first(example()));
            Delivered second = (Delivered) sink.deliver(first(example()));

            assertThat(second.alreadyThere()).isTrue();
            assertThat(second.recordId()).isNull();
            assertThat(second.link()).isNull();
        }
        assertThat(dataverse.rows()).hasSize(1);
    }

    @Test
    void someoneWhoMustNotBeContactedIsNotTakenForASimilarRow() throws Exception {
        dataverse.duplicateRule(true);
        Delivery silent = first(example().actionCode(ActionCode.DNC));
        try (Dynamics365Sink sink = builder().detectDuplicates(true).build()) {
            sink.deliver(first(example()));
            assertThat(((Rejected) sink.deliver(silent)).reason()).contains("set the opt-outs there", "0x80040333");
            dataverse.duplicateRule(false);
            sink.deliver(silent);

            assertThat(((Delivered) sink.deliver(repeat(silent))).alreadyThere())
                    .isTrue();
        }
    }

    private static EntityMapping owned(String owner) {
        return Dynamics365Lead.MAPPING.with(
                m -> m.set(Dynamics365Lead.OWNERID, owner).set(Dynamics365Lead.CAMPAIGNID, CAMPAIGN.toString()));
    }

    @Test
    void ownerAndCampaignAreBound() throws Exception {
        dataverse.addRow("teams", TEAM);
        dataverse.addRow("campaigns", CAMPAIGN);
        try (Dynamics365Sink sink =
                builder().mapping(owned("teams(" + TEAM + ")")).build()) {
            assertThat(sink.check()).isEmpty();
            assertThat(sink.deliver(first(example()))).isInstanceOf(Delivered.class);
            dataverse.revoke(Privilege.APPEND_LEAD);
            assertThat(sink.check()).singleElement().asString().contains("prvAppendLead is missing", "Append on Lead");
            assertThat(((Blocked) sink.deliver(first(example()))).reason()).contains("prvAppendLead is missing");
        }

        assertThat(dataverse.rows().values())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("_ownerid_value", TEAM.toString())
                        .containsEntry("_campaignid_value", CAMPAIGN.toString()));
    }

    @Test
    void aRowThatIsNotThereIsNamedByItsTable() throws Exception {
        dataverse.addRow("teams", TEAM);
        try (Dynamics365Sink sink =
                builder().mapping(owned("/teams(" + TEAM + ")")).build()) {
            assertThat(((Rejected) sink.deliver(first(example()))).reason())
                    .contains("0x80040217: table campaign: a row that the mapping refers to does not exist");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sales@contoso.com",
                "queues(00000000-0000-0000-0000-000000000001)",
                "teams(1)",
                "teams(" + "00000000-0000-0000-0000-000000000001",
                "00000000-0000-0000-0000-000000000001"
            })
    void anOwnerThatIsNoReferenceIsTold(String owner) throws Exception {
        try (Dynamics365Sink sink = builder().mapping(owned(owner)).build()) {
            assertThat(sink.check())
                    .singleElement()
                    .asString()
                    .startsWith("ownerid is not a row's id such as systemusers(");
            assertThat(((Rejected) sink.deliver(first(example()))).reason()).contains("ownerid is not a row's id");
        }
    }

    @Test
    void theFileHasTheOptionsToo() throws Exception {
        dataverse.addText(KEY, 64);
        dataverse.addKey(KEY);
        MapSettings settings = new MapSettings()
                .with("url", dataverse.url().toString())
                .with("authority", dataverse.authority().toString())
                .with("tenant-id", dataverse.tenantId())
                .with("client-id", dataverse.clientId())
                .with("client-secret", dataverse.clientSecret())
                .with("key-column", KEY)
                .with("duplicate-detection", "true");
        try (var sink = new Dynamics365SinkProvider().create(settings)) {
            sink.deliver(first(example()));
        }

        assertThat(settings.faults()).isEmpty();
        assertThat(dataverse.requests())
                .filteredOn(request -> request.method().equals("PATCH"))
                .singleElement()
                .satisfies(OptionsTest::asksForDetection);
        MapSettings faulty = new MapSettings().with("key-column", "emailaddress1");
        new Dynamics365SinkProvider().create(faulty);
        assertThat(faulty.faults()).contains("key-column: " + Dynamics365Sink.NO_KEY_COLUMN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dynamics365Sink.builder(URI.create("https://contoso.crm4.dynamics.com"))
                        .keyColumn("leadid")
                        .build())
                .withMessageContaining("key-column");
    }

    private static void asksForDetection(Request request) {
        assertThat(request.headers()).containsEntry("MSCRM.SuppressDuplicateDetection", "false");
        assertThat(request.path()).contains("leads(" + KEY + "='");
    }
}
