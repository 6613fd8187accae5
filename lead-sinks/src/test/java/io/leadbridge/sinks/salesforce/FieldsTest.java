package io.leadbridge.sinks.salesforce;

import static io.leadbridge.sinks.salesforce.Deliveries.example;
import static io.leadbridge.sinks.salesforce.Deliveries.first;
import static io.leadbridge.sinks.salesforce.Deliveries.person;
import static io.leadbridge.sinks.salesforce.Deliveries.repeat;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.Field;
import io.leadbridge.mapping.Values;
import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import io.leadbridge.testkit.salesforce.DuplicateRule;
import io.leadbridge.testkit.salesforce.FakeSalesforce;
import io.leadbridge.testkit.salesforce.SalesforceAnswers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of fields that the org hides, limits or refuses. */
class FieldsTest {
    private static final Field OFFER = Field.field("Offer__c");

    private final FakeSalesforce crm = FakeSalesforce.start();
    private SalesforceSink sink;

    @BeforeEach
    void connect() {
        crm.addKeyField(SalesforceLead.KEY_FIELD, true);
        sink = open(SalesforceLead.MAPPING);
    }

    @AfterEach
    void close() {
        sink.close();
        crm.close();
    }

    private SalesforceSink open(EntityMapping mapping) {
        return SalesforceSink.builder(crm.url())
                .clientCredentials(crm.clientId(), crm.clientSecret())
                .keyField(SalesforceLead.KEY_FIELD)
                .mapping(mapping)
                .build();
    }

    private static EntityMapping withMobilePhoneAndOffer() {
        return SalesforceLead.MAPPING.with(
                m -> m.set(SalesforceLead.MOBILEPHONE, Values.phone()).set(OFFER, "CRM"));
    }

    @Test
    void aHiddenFieldIsLeftOutAndNotedInTheDescription() throws Exception {
        crm.hideAsNewOrgsDo();
        try (SalesforceSink more = open(withMobilePhoneAndOffer())) {
            assertThat(more.deliver(first(example()))).isInstanceOf(Delivered.class);
        }

        assertThat(onlyRecord()).doesNotContainKeys("MobilePhone", "Offer__c");
        assertThat(description()).endsWith("\nMobilePhone: 16175555555\nOffer__c: CRM");
    }

    @Test
    void checkNamesEachFieldThatTheOrgDoesNotTake() throws Exception {
        assertThat(sink.check()).isEmpty();
        crm.hideAsNewOrgsDo();
        crm.readOnly("Title");
        crm.restrict("Rating", "Hot", "Cold");
        try (SalesforceSink more = open(withMobilePhoneAndOffer().with(m -> m.set(SalesforceLead.RATING, "Warm")))) {
            List<String> missing = more.check();

            assertThat(missing).hasSize(5);
            assertThat(missing).anyMatch(each -> each.startsWith("Title cannot be written and is left out: give the"));
            assertThat(missing).anyMatch(each -> each.startsWith("MobilePhone cannot be written"));
            assertThat(missing).anyMatch(each -> each.startsWith("Offer__c cannot be written"));
            assertThat(missing).anyMatch(each -> each.startsWith("Rating has no option 'Warm'"));
            assertThat(missing)
                    .anyMatch(
                            each -> each.startsWith(
                                    "HasOptedOutOfEmail, HasOptedOutOfFax, DoNotCall cannot be written: a lead with the action"));
            assertThat(more.deliver(first(example()))).isInstanceOf(Delivered.class);
        }
    }

    @Test
    void checkNamesARequiredFieldThatTheMappingDoesNotSet() throws Exception {
        crm.require("Industry");

        assertThat(sink.check()).singleElement().asString().startsWith("Industry Lead requires it");
        assertThat(((Rejected) sink.deliver(first(example()))).reason())
                .contains("REQUIRED_FIELD_MISSING: Industry: set it in the mapping");
    }

    @Test
    void checkNamesAHiddenNameOnce() throws Exception {
        crm.hide("Company");

        assertThat(sink.check()).singleElement().asString().startsWith("Company cannot be written: give the");
        assertThat(sink.deliver(first(example()))).isInstanceOf(Blocked.class);
    }

    @Test
    void anOrgWithThousandsOfFieldsIsUnderstood() throws Exception {
        IntStream.range(0, 4_000).forEach(i -> crm.addText("Custom_Field_" + i + "__c", 255));

        deliver(example());
    }

    @Test
    void aTextIsCutToWhatTheOrgTakes() throws Exception {
        crm.maxLength("Title", 3);
        crm.addText("Offer__c", 2);
        try (SalesforceSink more = open(withMobilePhoneAndOffer())) {
            assertThat(more.deliver(first(example()))).isInstanceOf(Delivered.class);
        }

        assertThat(onlyRecord()).containsEntry("Title", "Esq").containsEntry("Offer__c", "CR");
        assertThat(description()).contains("\nTitle: Esquire", "\nOffer__c: CRM");
    }

    @Test
    void anOptionThatTheOrgDoesNotHaveIsLeftOutAndNoted() throws Exception {
        crm.restrict("LeadSource", "Web");

        deliver(example());

        assertThat(onlyRecord()).doesNotContainKey("LeadSource");
        assertThat(description()).endsWith("\nLeadSource: AzureMarketplace");
    }

    @Test
    void aFieldThatIsHiddenSinceTheOrgWasAskedIsLeftOutInASecondTry() throws Exception {
        deliver(example());
        crm.hide("Title");
        deliver(example());
        long saves = crm.requests().stream().filter(FakeSalesforce::isSave).count();
        deliver(example());

        assertThat(crm.records()).hasSize(3);
        assertThat(saves).isEqualTo(1 + 2);
        assertThat(crm.requests().stream().filter(FakeSalesforce::isSave)).hasSize(1 + 2 + 1);
    }

    @Test
    void anEmailThatSalesforceRefusesIsLeftOutAndNoted() throws Exception {
        deliver(example().userDetails(person().email("ann at contoso").build()));

        assertThat(onlyRecord()).doesNotContainKey("Email");
        assertThat(description()).endsWith("\nEmail: ann at contoso");
    }

    @Test
    void oneTryIsMadeWithoutWhatIsRefusedAndNoMore() throws Exception {
        crm.always()
                .where(FakeSalesforce::isSave)
                .answer(SalesforceAnswers.error(
                        400, "INVALID_FIELD", "No such column 'Title' on sobject of type Lead"));

        assertThat(((Rejected) sink.deliver(first(example()))).reason())
                .contains("INVALID_FIELD: Title: the integration user sees no such field");
        assertThat(crm.requests().stream().filter(FakeSalesforce::isSave)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LastName", "Company"})
    void nameAndCompanyAreNeverLeftOut(String field) throws Exception {
        crm.always()
                .where(FakeSalesforce::isSave)
                .answer(SalesforceAnswers.error(
                        400, "INVALID_FIELD", "No such column '" + field + "' on sobject of type Lead"));

        assertThat(sink.deliver(first(example()))).isInstanceOf(Rejected.class);
        assertThat(crm.requests().stream().filter(FakeSalesforce::isSave)).hasSize(1);
    }

    @Test
    void someoneWhoMustNotBeContactedGetsEveryOptOut() throws Exception {
        deliver(example().actionCode(ActionCode.DNC));

        assertThat(onlyRecord())
                .containsEntry("HasOptedOutOfEmail", true)
                .containsEntry("HasOptedOutOfFax", true)
                .containsEntry("DoNotCall", true);
        assertThat(description()).startsWith("DO NOT CONTACT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HasOptedOutOfEmail", "HasOptedOutOfFax", "DoNotCall"})
    void someoneWhoMustNotBeContactedIsNotCreatedWithoutAnOptOut(String flag) throws Exception {
        crm.hide(flag);
        Delivery silent = first(example().actionCode(ActionCode.DNC));

        Rejected rejected = (Rejected) sink.deliver(silent);

        assertThat(rejected.reason()).contains(" in " + flag + ", since", "field-level security");
        assertThat(crm.records()).isEmpty();
        crm.show(flag);
        assertThat(sink.deliver(repeat(silent))).isInstanceOf(Delivered.class);
    }

    @Test
    void someoneWhoMustNotBeContactedIsNotCreatedWithoutAMappedOptOut() throws Exception {
        try (SalesforceSink careless = open(SalesforceLead.MAPPING.with(m -> m.leaveOut(SalesforceLead.DONOTCALL)))) {
            Rejected rejected = (Rejected) careless.deliver(first(example().actionCode(ActionCode.DNC)));

            assertThat(rejected.reason()).contains("DoNotCall", "the mapping does not set it");
        }
        assertThat(crm.records()).isEmpty();
    }

    @Test
    void someoneWhoMustNotBeContactedIsNotCreatedWhenTheOptOutIsRefused() throws Exception {
        deliver(example());
        crm.next()
                .where(FakeSalesforce::isSave)
                .answer(SalesforceAnswers.error(
                        400, "INVALID_FIELD", "No such column 'DoNotCall' on sobject of type Lead"));

        assertThat(sink.deliver(first(example().actionCode(ActionCode.DNC)))).isInstanceOf(Rejected.class);
        assertThat(crm.records()).hasSize(1);
    }

    @Test
    void someoneWhoMustNotBeContactedIsNotTakenForASimilarRecord() throws Exception {
        deliver(example());
        crm.duplicateRule(DuplicateRule.BLOCK);

        Rejected rejected = (Rejected) sink.deliver(first(example().actionCode(ActionCode.DNC)));

        assertThat(rejected.reason()).contains("set the opt-outs there", "DUPLICATES_DETECTED");
    }

    @Test
    void noReasonHoldsWhatTheLeadSays() throws Exception {
        crm.always()
                .where(FakeSalesforce::isSave)
                .answer(SalesforceAnswers.validationRule("someone@contoso.com of Contoso is not welcome"));

        assertThat(((Rejected) sink.deliver(first(example()))).reason())
                .contains("FIELD_CUSTOM_VALIDATION_EXCEPTION", "validation rule of yours")
                .doesNotContain("someone", "Contoso");
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
