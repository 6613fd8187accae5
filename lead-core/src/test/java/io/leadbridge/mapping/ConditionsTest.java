package io.leadbridge.mapping;

import static io.leadbridge.mapping.Conditions.absent;
import static io.leadbridge.mapping.Conditions.action;
import static io.leadbridge.mapping.Conditions.country;
import static io.leadbridge.mapping.Conditions.doNotContact;
import static io.leadbridge.mapping.Conditions.offer;
import static io.leadbridge.mapping.Conditions.test;
import static io.leadbridge.mapping.Conditions.where;
import static io.leadbridge.mapping.Samples.bare;
import static io.leadbridge.mapping.Samples.emptyLead;
import static io.leadbridge.mapping.Samples.fullLead;
import static io.leadbridge.mapping.Samples.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.leadbridge.mapping.InvalidMappingException.Fault;
import io.leadbridge.model.ActionCode;
import io.leadbridge.model.LeadSource;
import io.leadbridge.model.OfferId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    @Test
    void anAbsentFieldMakesEveryConditionFalse() {
        assertThat(List.of(
                        doNotContact(),
                        test(),
                        action("INS"),
                        offer("*"),
                        country("US"),
                        where("Company", List.of("*")),
                        where("extensions.x", List.of("*")),
                        where("campaign.x", List.of("*"))))
                .noneMatch(condition -> condition.test(emptyLead()));
    }

    @Test
    void knowsDoNotContactAndTestLeads() {
        assertThat(doNotContact().test(bare().actionCode(ActionCode.DNC).build()))
                .isTrue();
        assertThat(doNotContact().test(fullLead())).isFalse();
        assertThat(test().test(bare().description("MSFT_TEST_1").build())).isTrue();
        assertThat(test().test(fullLead())).isFalse();
    }

    @Test
    void comparesActionsInAnyLetterCase() {
        assertThat(action("plt", "ins").test(fullLead())).isTrue();
        assertThat(action("PLT").test(fullLead())).isFalse();
        assertThat(action("I").test(fullLead())).isFalse();
    }

    @Test
    void comparesOffersByPattern() {
        assertThat(offer("contoso.*").test(fullLead())).isTrue();
        assertThat(offer("CONTOSO.crm").test(fullLead())).isTrue();
        assertThat(offer("*crm").test(fullLead())).isTrue();
        assertThat(offer("con*so*c*").test(fullLead())).isTrue();
        assertThat(offer("contoso").test(fullLead())).isFalse();
        assertThat(offer("contoso.*x").test(fullLead())).isFalse();
        assertThat(offer("*").test(bare().offer(new OfferId("a")).build())).isTrue();
        assertThat(offer("contosoXcrm").test(fullLead())).as("a dot is a dot").isFalse();
    }

    @Test
    void comparesCountriesAsCountries() {
        assertThat(country("CA", "US").test(fullLead())).isTrue();
        assertThat(country("United States").test(fullLead())).isTrue();
        assertThat(country("CA").test(fullLead())).isFalse();
        assertThat(country("US").test(person(p -> p.country("Atlantis")))).isFalse();
    }

    @Test
    void comparesMarketplacesByAnyOfTheirNames() {
        assertThat(where("Marketplace", List.of("AppSource (SPZA)"))
                        .test(bare().leadSource(LeadSource.parse("SPZA-INS|x.y"))
                                .build()))
                .isTrue();
    }

    @Test
    void hostileTextIsComparedInLinearSteps() {
        String pattern = "*a".repeat(50) + "b";
        assertThat(where("Description", List.of(pattern))
                        .test(bare().description("a".repeat(100_000)).build()))
                .isFalse();
    }

    @Test
    void combinesLikeAnyPredicate() {
        assertThat(action("INS").and(country("US")).negate().test(fullLead())).isFalse();
    }

    @Test
    void aFieldWithoutAValueIsAbsent() {
        assertThat(absent("Email").test(emptyLead())).isTrue();
        assertThat(absent("Email").test(fullLead())).isFalse();
        assertThat(absent("EmailDomain").test(person(p -> p.email("someone")))).isTrue();
        assertThatThrownBy(() -> absent("Emial"))
                .hasMessageEndingWith("Emial: a lead has no field 'Emial'; did you mean Email?");
    }

    @Test
    void takesMicrosoftsCodesAsConstants() {
        assertThat(action(ActionCode.INS, ActionCode.START_TEST_DRIVE)).isEqualTo(action("INS", "StartTestDrive"));
    }

    @Test
    void canBeReadAndCompared() {
        assertThat(country("US", "CA")).hasToString("Country is US or CA").isEqualTo(country("US", "CA"));
        assertThat(country("US")).isNotEqualTo(country("CA"));
        assertThat(doNotContact()).hasToString("do not contact");
        assertThat(absent("Email")).hasToString("Email is absent");
        assertThat(where("extensions.Job role", List.of("it's me", "a*", "absent", "or")))
                .hasToString("extensions.'Job role' is 'it''s me' or a* or 'absent' or 'or'");
        assertThat(action("INS").and(country("US")).and(test()))
                .hasToString("ActionCode is INS and Country is US and test")
                .isEqualTo(action("INS").and(country("US")).and(test()));
    }

    @Test
    void twoWithAndBetweenMustBothHold() {
        assertThat(action("INS").and(country("US")).test(fullLead())).isTrue();
        assertThat(action("INS").and(country("DE")).test(fullLead())).isFalse();
        assertThat(action("PLT").and(country("US")).test(fullLead())).isFalse();
        assertThat(action("INS").and(lead -> false).test(fullLead())).isFalse();
    }

    @Test
    void refusesWhatCanNeverBeTrue() {
        assertThat(faults("Land", "US"))
                .extracting(Fault::field, Fault::message)
                .containsExactly(tuple(
                        "Land", "a lead has no field 'Land'; what Microsoft does not document is extensions.<name>"));
        assertThat(faults("Country", "US", "Atlantis", " "))
                .extracting(Fault::message)
                .containsExactly(
                        "'Atlantis' is no country; write its ISO code",
                        "a blank text would match no lead; leave it out");
        assertThat(faults("Company"))
                .extracting(Fault::message)
                .containsExactly("needs at least one text to compare with");
        assertThatThrownBy(Conditions::offer)
                .hasMessage("this condition cannot be used:\n  Offer: needs at least one text to compare with");
    }

    private static List<Fault> faults(String field, String... texts) {
        return catchThrowableOfType(InvalidMappingException.class, () -> where(field, List.of(texts)))
                .faults();
    }
}
