package io.leadbridge.mapping;

import static io.leadbridge.mapping.Conditions.action;
import static io.leadbridge.mapping.Conditions.doNotContact;
import static io.leadbridge.mapping.Field.field;
import static io.leadbridge.mapping.Samples.DONOTEMAIL;
import static io.leadbridge.mapping.Samples.LASTNAME;
import static io.leadbridge.mapping.Samples.LEAD;
import static io.leadbridge.mapping.Samples.SUBJECT;
import static io.leadbridge.mapping.Transforms.lookup;
import static io.leadbridge.mapping.Transforms.upper;
import static io.leadbridge.mapping.Values.actionCode;
import static io.leadbridge.mapping.Values.company;
import static io.leadbridge.mapping.Values.constant;
import static io.leadbridge.mapping.Values.country;
import static io.leadbridge.mapping.Values.email;
import static io.leadbridge.mapping.Values.receivedAt;
import static io.leadbridge.mapping.Values.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leadbridge.mapping.InvalidMappingException.Fault;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class InvalidMappingTest {

    private static List<String> faults(Consumer<EntityMapping.Builder> rules) {
        return faultsOf(builder -> {
            builder.set(SUBJECT, "x").set(LASTNAME, "x");
            rules.accept(builder);
        });
    }

    private static List<String> faultsOf(Consumer<EntityMapping.Builder> rules) {
        EntityMapping.Builder builder = EntityMapping.to(LEAD);
        rules.accept(builder);
        return catchThrowableOfType(InvalidMappingException.class, builder::build).faults().stream()
                .map(fault -> fault.field() + ": " + fault.message())
                .toList();
    }

    @Test
    void reportsExactlyTheTenPlantedFaults() {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("description", "{OferTitle}");
        written.put("companyname", "{Company");
        written.put("websiteurl", List.of("https://contoso.com"));
        assertThat(faultsOf(builder -> builder.setAll(written)
                        .set(field("telefone1"), Values.phone())
                        .set(field("createdon"), receivedAt())
                        .set(DONOTEMAIL, email())
                        .set(field("leadsourcecode"), "Webb")
                        .set(field("numberofemployees"), "many")
                        .set(field("firstname"), "fine")
                        .set(LASTNAME, "fine")
                        .when(doNotContact(), m -> m.set(SUBJECT, "only sometimes"))
                        .when(doNotContact(), m -> m.set(field("firstname"), "fine too"))))
                .containsExactly(
                        "description: a lead has no field 'OferTitle'; did you mean OfferTitle?",
                        "companyname: this { is not closed",
                        "websiteurl: takes one text, not several",
                        "when: the condition do not contact stands twice; put what it sets in one place",
                        "telefone1: lead has no field 'telefone1'; did you mean telephone1?",
                        "createdon: cannot be written; leave it out",
                        "donotemail: takes true or false, and Email gives text",
                        "leadsourcecode: has no option 'Webb'; did you mean Web?",
                        "numberofemployees: takes a whole number, not 'many'",
                        "subject: lead requires it; set it for every lead, not only under a condition");
    }

    @Test
    void aRightMappingHasNoFaults() {
        EntityMapping.to(LEAD)
                .set(SUBJECT, "x")
                .set(LASTNAME, "x")
                .set(field("leadsourcecode"), "web")
                .set(field("Rating"), "Cold")
                .set(field("donotemail"), "Do Not Allow")
                .set(field("revenue"), constant(new BigDecimal("12.50")))
                .set(field("overriddencreatedon"), receivedAt())
                .set(field("entityimage"), "whatever")
                .build();
    }

    @Test
    void listsTheOptionsWhenNoneIsNear() {
        assertThat(faults(m -> m.set(field("leadsourcecode"), 7)))
                .containsExactly(
                        "leadsourcecode: has no option '7'; its options are 1 (Advertisement), 8 (Web), 10 (Other)");
    }

    @Test
    void looksIntoFallbacksAndLookups() {
        assertThat(faults(m -> m.set(
                        field("leadsourcecode"),
                        actionCode().as(lookup(Map.of("INS", "Wep"))).orElse("Othr"))))
                .containsExactly(
                        "leadsourcecode: has no option 'Wep'; did you mean Web?",
                        "leadsourcecode: has no option 'Othr'; did you mean Other?");
    }

    @Test
    void refusesTextWhereNoTextGoes() {
        assertThat(faults(m -> m.set(field("revenue"), text("{Company} {Title}"))
                        .set(field("numberofemployees"), company().as(upper()))
                        .set(field("lastonholdtime"), country())
                        .set(field("HasOptedOutOfEmail"), receivedAt())))
                .containsExactly(
                        "revenue: takes a number, and {Company} {Title} gives text",
                        "numberofemployees: takes a whole number, and Company | upper gives text",
                        "lastonholdtime: takes a time such as 2026-11-22T10:15:30Z, and Country gives text",
                        "HasOptedOutOfEmail: takes true or false, and ReceivedAt gives a time");
    }

    @Test
    void refusesAConstantEmailThatIsTooLong() {
        assertThat(faults(m -> m.set(field("emailaddress1"), "marketplace.leads@sales.contoso.com")))
                .containsExactly("emailaddress1: takes an e-mail address of at most 30 characters, not"
                        + " 'marketplace.leads@sales.contoso.com'");
    }

    @Test
    void refusesAnEmptyRequiredField() {
        assertThat(faultsOf(m -> m.set(SUBJECT, "x").setAll(Map.of("lastname", " "))))
                .containsExactly("lastname: lead requires it; set it for every lead, not only under a condition");
    }

    @Test
    void refusesAConditionThatSetsNothing() {
        assertThat(faults(m -> m.when(action("INS"), n -> {})))
                .containsExactly("when: the condition ActionCode is INS sets nothing; leave it out");
    }

    @Test
    void tellsWhereInTheTextEachFaultLies() {
        EntityMapping.Builder builder = EntityMapping.to(LEAD)
                .set(LASTNAME, "x")
                .setAll(Map.of("subject", "{OfferTitle ?? Ttle} {Phone | e146}"));
        InvalidMappingException e = catchThrowableOfType(InvalidMappingException.class, builder::build);
        assertThat(e.faults()).extracting(Fault::field).containsOnly("subject");
        assertThat(e.faults()).extracting(Fault::offset).containsExactly(15, 30);
        assertThat(e.faults()).extracting(Fault::text).containsOnly("{OfferTitle ?? Ttle} {Phone | e146}");
        assertThat(e)
                .hasMessageStartingWith("the mapping to lead cannot be used:\n  subject: a lead has no field 'Ttle';")
                .hasMessageContaining("(column 16)\n      {OfferTitle ?? Ttle} {Phone | e146}\n                     ^")
                .hasMessageContaining("there is no transform 'e146'; did you mean e164?");
    }
}
