package io.leadbridge.sinks.salesforce;

import static io.leadbridge.sinks.salesforce.Deliveries.example;
import static io.leadbridge.sinks.salesforce.Deliveries.first;
import static io.leadbridge.sinks.salesforce.Deliveries.person;
import static io.leadbridge.sinks.salesforce.Deliveries.repeat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.EntityType;
import io.leadbridge.mapping.Field;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.UserDetails;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.testkit.LeadSinkContract;
import io.leadbridge.testkit.http.Request;
import io.leadbridge.testkit.salesforce.DuplicateRule;
import io.leadbridge.testkit.salesforce.FakeSalesforce;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SalesforceSinkTest extends LeadSinkContract {
    private final FakeSalesforce crm = FakeSalesforce.start();
    private SalesforceSink sink;

    @BeforeEach
    void connect() {
        crm.addKeyField(SalesforceLead.KEY_FIELD, true);
        sink = open();
    }

    @AfterEach
    void close() {
        sink.close();
        crm.close();
    }

    @Override
    protected SalesforceSink open() {
        return builder().build();
    }

    private SalesforceSink.Builder builder() {
        return SalesforceSink.builder(crm.url())
                .clientCredentials(crm.clientId(), crm.clientSecret())
                .keyField(SalesforceLead.KEY_FIELD);
    }

    @Override
    protected Repeats repeats() {
        return Repeats.MAKE_NO_SECOND_RECORD;
    }

    @Override
    protected List<String> records() {
        return crm.records().values().stream()
                .map(record -> (String) record.get(SalesforceLead.KEY_FIELD))
                .toList();
    }

    @Override
    protected int calls() {
        return crm.requests().size();
    }

    @Override
    protected List<String> secrets() {
        return List.of(crm.clientSecret());
    }

    @Override
    protected void breakDestination() {
        crm.always().answer(500);
    }

    @Test
    void microsoftsExampleBecomesALeadWithEveryField() throws Exception {
        Delivery delivery = first(example());

        Delivered delivered = (Delivered) sink.deliver(delivery);

        assertThat(delivered.alreadyThere()).isFalse();
        assertThat(crm.records()).containsOnlyKeys(delivered.recordId());
        assertThat(delivered.link()).isEqualTo(URI.create(crm.url() + "/" + delivered.recordId()));
        assertThat(onlyRecord())
                .containsEntry("FirstName", "Some")
                .containsEntry("LastName", "One")
                .containsEntry("Company", "Contoso")
                .containsEntry("Title", "Esquire")
                .containsEntry("Email", "someone@contoso.com")
                .containsEntry("Phone", "16175555555")
                .containsEntry("Country", "USA")
                .containsEntry("LeadSource", "AzureMarketplace");
        assertThat(description())
                .startsWith("Test run\n\nSource: AzureMarketplace\nAction: INS\n")
                .endsWith("Lead: " + delivery.lead().id());
    }

    @Test
    void anEmptyLeadStillHasANameAndACompany() throws Exception {
        deliver(Lead.builder(LeadId.newAt(Instant.EPOCH), Instant.EPOCH));

        assertThat(onlyRecord()).containsEntry("LastName", "[not provided]").containsEntry("Company", "[not provided]");
    }

    @Test
    void aCompanyIsGuessedFromItsMailDomainOnly() throws Exception {
        deliver(example()
                .userDetails(UserDetails.builder().email("ann@fabrikam.com").build()));
        deliver(example()
                .userDetails(UserDetails.builder().email("ann@Gmail.com").build()));

        assertThat(crm.records().values())
                .extracting(record -> record.get("Company"))
                .containsExactly("fabrikam.com", "[not provided]");
    }

    @Test
    void aRepeatFindsTheLeadAndChangesNothing() throws Exception {
        Delivery delivery = first(example());
        sink.deliver(delivery);
        Map<String, Map<String, Object>> before = crm.records();

        Delivered again = (Delivered) sink.deliver(repeat(delivery));

        assertThat(again.alreadyThere()).isTrue();
        assertThat(again.recordId()).isEqualTo(before.keySet().iterator().next());
        assertThat(crm.records()).isEqualTo(before);
    }

    @Test
    void aLeadThatWasConvertedMeanwhileIsStillFound() throws Exception {
        Delivery delivery = first(example());
        Delivered delivered = (Delivered) sink.deliver(delivery);
        crm.convert(delivered.recordId());

        assertThat(((Delivered) sink.deliver(repeat(delivery))).alreadyThere()).isTrue();
    }

    @Test
    void aRewriteChangesTheLeadButNotItsOwner() throws Exception {
        Delivery delivery = first(example());
        Delivered created = (Delivered) sink.deliver(delivery);
        crm.assignLeadsTo("00G5e00001QUEUE");

        Delivered changed = (Delivered) sink.deliver(rewrite(delivery));

        assertThat(changed.recordId()).isEqualTo(created.recordId());
        assertThat(changed.alreadyThere()).isFalse();
        assertThat(onlyRecord()).containsEntry("Title", "Corrected").doesNotContainEntry("OwnerId", "00G5e00001QUEUE");
    }

    @Test
    void aRewriteThatChangesNothingSaysSo() throws Exception {
        Delivery delivery = first(example());
        Delivered created = (Delivered) sink.deliver(delivery);
        crm.convert(created.recordId());

        assertThat(((Rejected) sink.deliver(rewrite(delivery))).reason())
                .contains("CANNOT_UPDATE_CONVERTED_LEAD: nothing was changed");
    }

    private static Delivery rewrite(Delivery delivery) {
        Lead corrected =
                example().userDetails(person().title("Corrected").build()).build();
        return new Delivery(corrected, "crm", delivery.recordKey(), WriteMode.UPDATE, 1, Deliveries.LONG);
    }

    @Test
    void severalLeadsWithOneRecordKeyNeedAPerson() throws Exception {
        crm.addKeyField(SalesforceLead.KEY_FIELD, false);
        Delivery delivery = first(example());
        sink.deliver(delivery);
        try (SalesforceSink keyless = SalesforceSink.builder(crm.url())
                .clientCredentials(crm.clientId(), crm.clientSecret())
                .mapping(SalesforceLead.MAPPING.with(m -> m.set(
                        Field.field(SalesforceLead.KEY_FIELD),
                        delivery.recordKey().toString())))
                .build()) {
            keyless.deliver(first(example()));
        }

        Rejected rejected = (Rejected) sink.deliver(repeat(delivery));

        assertThat(rejected.reason()).contains("300", "make the key field unique");
    }

    @Test
    void anAssignmentRuleChoosesTheOwnerUnlessTheMappingDoes() throws Exception {
        crm.assignLeadsTo("00G5e00001QUEUE");
        deliver(example());
        assertThat(onlyRecord()).containsEntry("OwnerId", "00G5e00001QUEUE");

        try (SalesforceSink owned = builder()
                .mapping(SalesforceLead.MAPPING.with(m -> m.set(SalesforceLead.OWNERID, "0055e00001OWNER")))
                .build()) {
            Delivered delivered = (Delivered) owned.deliver(first(example()));
            assertThat(crm.records().get(delivered.recordId())).containsEntry("OwnerId", "0055e00001OWNER");
        }
        try (SalesforceSink without = builder().assignmentRule("false").build()) {
            Delivered delivered = (Delivered) without.deliver(first(example()));
            assertThat(crm.records().get(delivered.recordId())).doesNotContainEntry("OwnerId", "00G5e00001QUEUE");
        }
    }

    @Test
    void anAlertOfADuplicateRuleKeepsNoLeadOut() throws Exception {
        deliver(example());
        crm.duplicateRule(DuplicateRule.ALERT);
        deliver(example());

        assertThat(crm.records()).hasSize(2);
    }

    @Test
    void aDuplicateCountsAsTheLeadWhereThatIsWanted() throws Exception {
        deliver(example());
        String there = crm.records().keySet().iterator().next();
        crm.duplicateRule(DuplicateRule.ALERT);
        try (SalesforceSink careful = builder().allowDuplicates(false).build()) {
            Delivered delivered = (Delivered) careful.deliver(first(example()));

            assertThat(delivered.alreadyThere()).isTrue();
            assertThat(delivered.recordId()).isEqualTo(there);
            assertThat(delivered.link()).isEqualTo(URI.create(crm.url() + "/" + there));
        }
        assertThat(crm.records()).hasSize(1);
    }

    @Test
    void aRuleThatBlocksCountsTheContactAsTheLead() throws Exception {
        String contact = crm.addContact("someone@contoso.com");
        crm.duplicateRule(DuplicateRule.BLOCK);
        crm.spellDuplicateResultRight(true);

        assertThat(((Delivered) sink.deliver(first(example()))).recordId()).isEqualTo(contact);
        assertThat(crm.records()).isEmpty();
    }

    @Test
    void whereCountryPicklistsAreOnTheCodeIsSent() throws Exception {
        crm.countryPicklists(true);
        deliver(example());

        assertThat(onlyRecord()).containsEntry("CountryCode", "US").containsEntry("Country", "United States");
    }

    @Test
    void aCountryWithoutACodeStaysInTheDescription() throws Exception {
        crm.countryPicklists(true);
        deliver(example().userDetails(person().country("Utopia").build()));

        assertThat(onlyRecord()).doesNotContainKeys("Country", "CountryCode");
        assertThat(description()).contains("Country: Utopia");
    }

    @Test
    void aStateThatTheOrgDoesNotKnowIsLeftOut() throws Exception {
        crm.countryPicklists(true);
        try (SalesforceSink withState = builder()
                .mapping(SalesforceLead.MAPPING.with(m -> m.set(SalesforceLead.STATE, "Bavaria")))
                .build()) {
            withState.deliver(first(example().userDetails(person().country("DE").build())));
        }

        assertThat(onlyRecord()).containsEntry("CountryCode", "DE").doesNotContainKey("State");
        assertThat(description()).endsWith("\nState: Bavaria");
    }

    @Test
    void everyFaultOfTheSettingsIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SalesforceSink.builder(URI.create("http://contoso.my.salesforce.com"))
                        .keyField("Email")
                        .assignmentRule("mine")
                        .apiVersion("48.0")
                        .mapping(EntityMapping.to(EntityType.of("Account", Field.field("Name")))
                                .build())
                        .build())
                .withMessageContainingAll(
                        "url",
                        "https",
                        "client-secret is missing",
                        "key-field",
                        "assignment-rule",
                        "api-version",
                        "Account");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().jwtBearer("", "", "hunter2").build())
                .withMessageContainingAll(
                        "client-id is missing", "username is missing", "private-key is not an RSA key")
                .withMessageNotContaining("hunter2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder()
                        .jwtBearer("k", "u", crm.privateKey().replace(" PRIVATE", " RSA PRIVATE"))
                        .build())
                .withMessageContaining("openssl pkcs8");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> builder().jwtBearer("k", "u", crm.privateKey()).build())
                .withMessageContaining("keep one way to log in");
    }

    static boolean isDescribe(Request request) {
        return request.path().endsWith("/describe");
    }

    private void deliver(Lead.Builder lead) throws Exception {
        assertThat(sink.deliver(first(lead))).isInstanceOf(Delivered.class);
    }

    private Map<String, Object> onlyRecord() {
        assertThat(crm.records()).hasSize(1);
        return crm.records().values().iterator().next();
    }

    private String description() {
        return (String) onlyRecord().get("Description");
    }
}
