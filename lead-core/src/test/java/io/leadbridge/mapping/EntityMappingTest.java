package io.leadbridge.mapping;

import static io.leadbridge.mapping.Conditions.action;
import static io.leadbridge.mapping.Conditions.doNotContact;
import static io.leadbridge.mapping.Conditions.offer;
import static io.leadbridge.mapping.Conditions.test;
import static io.leadbridge.mapping.Field.field;
import static io.leadbridge.mapping.Samples.COMPANYNAME;
import static io.leadbridge.mapping.Samples.DONOTEMAIL;
import static io.leadbridge.mapping.Samples.EMAILADDRESS1;
import static io.leadbridge.mapping.Samples.FIRSTNAME;
import static io.leadbridge.mapping.Samples.LASTNAME;
import static io.leadbridge.mapping.Samples.LEAD;
import static io.leadbridge.mapping.Samples.LEADSOURCECODE;
import static io.leadbridge.mapping.Samples.SUBJECT;
import static io.leadbridge.mapping.Samples.TELEPHONE1;
import static io.leadbridge.mapping.Samples.bare;
import static io.leadbridge.mapping.Samples.emptyLead;
import static io.leadbridge.mapping.Samples.fullLead;
import static io.leadbridge.mapping.Samples.person;
import static io.leadbridge.mapping.Transforms.e164;
import static io.leadbridge.mapping.Values.company;
import static io.leadbridge.mapping.Values.email;
import static io.leadbridge.mapping.Values.emailLocalPart;
import static io.leadbridge.mapping.Values.firstName;
import static io.leadbridge.mapping.Values.lastName;
import static io.leadbridge.mapping.Values.offerId;
import static io.leadbridge.mapping.Values.phone;
import static io.leadbridge.mapping.Values.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.leadbridge.internal.Json;
import io.leadbridge.mapping.CrmEntity.MappedField;
import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EntityMappingTest {
    private static final EntityType OWN =
            EntityType.of("row", Field.of("a", Field.Type.TEXT).withMaxLength(3), Field.of("b", Field.Type.TEXT));

    /** The call site of the design. */
    private static final EntityMapping MAPPING = EntityMapping.to(LEAD.withCustomNames("contoso_.+"))
            .set(SUBJECT, text("{OfferTitle ?? 'Marketplace lead'}{' (' ActionCode ')'}"))
            .set(
                    LASTNAME,
                    lastName().orElse(emailLocalPart()).orElse(firstName()).orElse("[not provided]"))
            .set(FIRSTNAME, firstName())
            .set(TELEPHONE1, phone().as(e164()))
            .set(LEADSOURCECODE, 8)
            .set(field("contoso_offer"), offerId())
            .when(doNotContact(), m -> m.set(DONOTEMAIL, true))
            .build();

    @Test
    void mapsMicrosoftsExampleInTheOrderOfTheRules() {
        assertThat(MAPPING.map(fullLead()).values())
                .containsExactly(
                        entry("subject", "Test Microsoft (INS)"),
                        entry("lastname", "One"),
                        entry("firstname", "Some"),
                        entry("telephone1", "+16175555555"),
                        entry("leadsourcecode", 8),
                        entry("contoso_offer", "contoso.crm"));
    }

    @Test
    void leavesAbsentValuesOut() {
        CrmEntity entity = MAPPING.map(emptyLead());
        assertThat(entity.values())
                .containsExactly(
                        entry("subject", "Marketplace lead"),
                        entry("lastname", "[not provided]"),
                        entry("leadsourcecode", 8));
        assertThat(entity.losses()).isEmpty();
    }

    @Test
    void fallsBackInTheOrderOfTheChain() {
        assertThat(MAPPING.map(person(p -> p.firstName("Some").email("so@contoso.com")))
                        .values())
                .containsEntry("lastname", "so");
        assertThat(MAPPING.map(person(p -> p.firstName("Some"))).values()).containsEntry("lastname", "Some");
    }

    @Test
    void setsUnderAConditionOnlyThen() {
        Lead lead = bare().actionCode(ActionCode.DNC).build();
        assertThat(MAPPING.map(lead).values()).containsEntry("donotemail", true);
        assertThat(MAPPING.map(emptyLead()).values()).doesNotContainKey("donotemail");
    }

    @Test
    void lastRuleThatAppliesWins() {
        EntityMapping mapping = EntityMapping.to(OWN)
                .set(field("a"), "1")
                .set(field("b"), "1")
                .when(action("INS"), m -> m.set(field("a"), "2").when(offer("contoso.*"), n -> n.set(field("b"), "3")))
                .set(field("b"), lead -> lead.actionCode() == null ? "4" : null)
                .build();
        assertThat(mapping.map(fullLead()).values()).containsExactly(entry("a", "2"));
        assertThat(mapping.map(emptyLead()).values()).containsExactly(entry("a", "1"), entry("b", "4"));
    }

    @Test
    void nestedConditionsMustBothHold() {
        EntityMapping mapping = EntityMapping.to(OWN)
                .when(action("INS"), m -> m.when(test(), n -> n.set(field("b"), "both")))
                .build();
        assertThat(mapping.map(fullLead()).values()).isEmpty();
        assertThat(mapping.map(bare().description("MSFT_TEST_1").build()).values())
                .isEmpty();
        assertThat(mapping.map(bare().description("MSFT_TEST_1")
                                .actionCode(ActionCode.INS)
                                .build())
                        .values())
                .containsEntry("b", "both");
    }

    @Test
    void cutsLongTextBetweenCodePointsAndSaysSo() {
        EntityMapping mapping = EntityMapping.to(OWN).set(field("a"), company()).build();
        MappedField cut =
                mapping.map(person(p -> p.company("ab😀cd"))).remarks().get(0);
        assertThat(cut.value()).isEqualTo("ab");
        assertThat(cut.given()).isEqualTo("ab😀cd");
        assertThat(cut.loss()).isEqualTo("cut after 2 of 6 characters");
        assertThat(mapping.map(person(p -> p.company("a😀cd"))).values()).containsEntry("a", "a😀");
        assertThat(mapping.map(person(p -> p.company("abc"))).losses()).isEmpty();
    }

    @Test
    void leavesOutAnEmailThatIsTooLong() {
        EntityMapping mapping = MAPPING.with(m -> m.set(EMAILADDRESS1, email()));
        CrmEntity entity = mapping.map(person(p -> p.email("a".repeat(30) + "@contoso.com")));
        assertThat(entity.values()).doesNotContainKey("emailaddress1");
        assertThat(entity.losses())
                .extracting(MappedField::name, MappedField::loss)
                .containsExactly(tuple("emailaddress1", "left out: it has 42 characters and the field takes 30"));
    }

    @Test
    void saysWhenARequiredFieldHasNoValue() {
        EntityMapping mapping = EntityMapping.to(LEAD)
                .set(SUBJECT, "x")
                .set(LASTNAME, lastName())
                .build();
        assertThat(mapping.map(emptyLead()).losses())
                .extracting(MappedField::loss)
                .containsExactly("required, but the lead has no value for it");
    }

    @Test
    void showsNoValuesInToString() {
        CrmEntity entity = MAPPING.map(fullLead());
        assertThat(entity.toString())
                .contains("subject", "lastname")
                .doesNotContain("Some", "One", "1617", "Test Microsoft", "contoso.crm");
    }

    @Test
    void givesValuesThatJsonCanWrite() throws Exception {
        assertThat(Json.mapper().writeValueAsString(MAPPING.map(emptyLead()).values()))
                .isEqualTo("{\"subject\":\"Marketplace lead\",\"lastname\":\"[not provided]\",\"leadsourcecode\":8}");
    }

    @Test
    void readsTheMapOfAFile() {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("subject", "{OfferTitle ?? 'Marketplace lead'}{' (' ActionCode ')'}");
        written.put("lastname", "{LastName ?? EmailLocalPart ?? FirstName ?? '[not provided]'}");
        written.put("firstname", "{FirstName}");
        written.put("telephone1", "{Phone | e164}");
        written.put("leadsourcecode", 8);
        written.put("contoso_offer", "{Offer}");
        written.put("donotemail when do not contact", true);
        assertThat(EntityMapping.to(MAPPING.type()).setAll(written).build()).isEqualTo(MAPPING);
    }

    @Test
    void withPutsRulesOnTopAndLeavesTheOriginalAlone() {
        EntityMapping changed = MAPPING.with(m -> m.leaveOut(TELEPHONE1).set(COMPANYNAME, company()));
        assertThat(changed.map(fullLead()).values())
                .containsEntry("companyname", "Contoso")
                .doesNotContainKey("telephone1");
        assertThat(MAPPING.map(fullLead()).values()).containsKey("telephone1").doesNotContainKey("companyname");
    }

    @Test
    void aBlankTextLeavesTheFieldOut() {
        EntityMapping mapping = MAPPING.with(m -> m.setAll(Map.of("telephone1", "")));
        assertThat(mapping.map(fullLead()).values()).doesNotContainKey("telephone1");
    }

    @Test
    void anExceptionOfAFunctionIsNotSwallowed() {
        EntityMapping mapping = EntityMapping.to(OWN)
                .set(field("a"), lead -> {
                    throw new IllegalStateException("broken");
                })
                .build();
        assertThatThrownBy(() -> mapping.map(emptyLead())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void findsARenamedCustomFieldInTheCrmsOwnFields() {
        assertThatThrownBy(() -> MAPPING.withType(
                        LEAD.withFields(Stream.concat(LEAD.fields().stream(), Stream.of(field("contoso_offers")))
                                .toList())))
                .isInstanceOfSatisfying(
                        InvalidMappingException.class,
                        e -> assertThat(e.faults())
                                .extracting(InvalidMappingException.Fault::message)
                                .containsExactly("lead has no field 'contoso_offer'; did you mean contoso_offers?"));
    }

    @Test
    void obeysTheCrmsOwnLengthsOnceTheyAreKnown() {
        EntityMapping mapping = EntityMapping.to(OWN).set(field("b"), company()).build();
        EntityMapping described = mapping.withType(
                OWN.withFields(List.of(Field.of("b", Field.Type.TEXT).withMaxLength(2))));
        assertThat(described.map(fullLead()).values()).containsEntry("b", "Co");
        assertThat(mapping.map(fullLead()).values()).containsEntry("b", "Contoso");
    }
}
