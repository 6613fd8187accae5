package io.leadbridge.sinks.hubspot;

import static io.leadbridge.sinks.hubspot.HubSpotContact.MAPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadSource;
import io.leadbridge.model.UserDetails;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class HubSpotContactTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final LeadId ID = LeadId.newAt(NOON);

    private static Lead lead(ActionCode action, UnaryOperator<UserDetails.Builder> person) {
        return Lead.builder(ID, NOON)
                .userDetails(person.apply(UserDetails.builder()).build())
                .leadSource(LeadSource.parse("AzureMarketplace"))
                .actionCode(action)
                .offerTitle("Test Microsoft")
                .description("Test run through Power Automate")
                .build();
    }

    private static Lead example(ActionCode action) {
        return lead(
                action,
                person -> person.firstName("Some")
                        .lastName("One")
                        .email("SomeOne@Contoso.com")
                        .phone("16175555555")
                        .country("USA")
                        .company("Contoso")
                        .title("Esquire"));
    }

    @Test
    void mapsMicrosoftsExample() {
        assertThat(MAPPING.map(example(ActionCode.INS)).values())
                .containsExactly(
                        entry("email", "someone@contoso.com"),
                        entry("firstname", "Some"),
                        entry("lastname", "One"),
                        entry("phone", "16175555555"),
                        entry("company", "Contoso"),
                        entry("country", "USA"),
                        entry("jobtitle", "Esquire"),
                        entry(
                                "message",
                                "Test run through Power Automate\n\nSource: AzureMarketplace\nAction: INS\n"
                                        + "Title: Test Microsoft\nLead: " + ID),
                        entry("lifecyclestage", "lead"),
                        entry("hs_lead_status", "NEW"));
    }

    @Test
    void aRepeatTouchesNeitherStageNorStatusNorTheEmail() {
        assertThat(MAPPING.mapRepeat(example(ActionCode.INS)).values())
                .containsKeys("firstname", "phone", "message")
                .doesNotContainKeys("email", "lifecyclestage", "hs_lead_status");
    }

    @Test
    void somebodyWhoMustNotBeContactedIsNoLead() {
        assertThat(MAPPING.map(example(ActionCode.DNC)).values())
                .doesNotContainKeys("lifecyclestage", "hs_lead_status")
                .extractingByKey("message")
                .asString()
                .startsWith("DO NOT CONTACT");
    }

    @Test
    void aNameIsMadeUpOnlyWhereHubSpotWouldRefuseTheContact() {
        assertThat(lastName(person -> person.phone("16175555555"))).isEqualTo("[not provided]");
        assertThat(lastName(person -> person.phone("16175555555").company("Contoso")))
                .isEqualTo("Contoso");
        assertThat(lastName(person -> person.firstName("Some"))).isNull();
        assertThat(lastName(person -> person.email("someone@contoso.com"))).isNull();
        assertThat(lastName(person -> person.lastName("One"))).isEqualTo("One");
    }

    private static Object lastName(UnaryOperator<UserDetails.Builder> person) {
        return MAPPING.map(lead(ActionCode.PLT, person)).values().get("lastname");
    }

    @Test
    void takesPropertiesOfOnesOwnButNoMisspelling() {
        assertThat(MAPPING.with(m -> m.setAll(Map.of("marketplace_offer", "{OfferTitle}", "persona", "x")))
                        .map(example(ActionCode.INS))
                        .values())
                .containsEntry("marketplace_offer", "Test Microsoft");
        assertThatThrownBy(() -> MAPPING.with(m -> m.setAll(Map.of("firstnam", "x"))))
                .hasMessageContaining("contact has no field 'firstnam'; did you mean firstname?");
        assertThatThrownBy(() -> MAPPING.with(m -> m.setAll(Map.of("hs_email_optout", true))))
                .hasMessageContaining("hs_email_optout: cannot be written");
    }

    @Test
    void takesStagesOfTheAccountsOwnAndLabels() {
        assertThat(MAPPING.with(m ->
                                m.setAll(Map.of("lifecyclestage", "Sales Qualified Lead", "hs_lead_status", "4711")))
                        .map(example(ActionCode.INS))
                        .values())
                .containsEntry("lifecyclestage", "salesqualifiedlead")
                .containsEntry("hs_lead_status", "4711");
    }
}
