package io.leadbridge.mapping;

import static io.leadbridge.mapping.Conditions.absent;
import static io.leadbridge.mapping.Conditions.action;
import static io.leadbridge.mapping.Conditions.country;
import static io.leadbridge.mapping.Conditions.doNotContact;
import static io.leadbridge.mapping.Conditions.offer;
import static io.leadbridge.mapping.Conditions.test;
import static io.leadbridge.mapping.Conditions.where;
import static io.leadbridge.mapping.Field.field;
import static io.leadbridge.mapping.Samples.COMPANYNAME;
import static io.leadbridge.mapping.Samples.DONOTEMAIL;
import static io.leadbridge.mapping.Samples.LASTNAME;
import static io.leadbridge.mapping.Samples.LEAD;
import static io.leadbridge.mapping.Samples.SUBJECT;
import static io.leadbridge.mapping.Samples.emptyLead;
import static io.leadbridge.mapping.Samples.fullLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.leadbridge.mapping.InvalidMappingException.Fault;
import io.leadbridge.model.Lead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The flat list below {@code map} in {@code leads.yaml}. */
class WrittenRulesTest {
    private static final EntityMapping BASE = EntityMapping.to(LEAD)
            .set(SUBJECT, "x")
            .set(LASTNAME, "x")
            .set(COMPANYNAME, Values.company())
            .when(doNotContact(), m -> m.set(DONOTEMAIL, true).set(COMPANYNAME, "-"))
            .build();

    private static Map<String, @Nullable Object> map(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }

    private static EntityMapping written(@Nullable Object... namesAndValues) {
        return BASE.with(m -> m.setAll(map(namesAndValues)));
    }

    private static List<Fault> faults(@Nullable Object... namesAndValues) {
        return catchThrowableOfType(InvalidMappingException.class, () -> written(namesAndValues))
                .faults();
    }

    private static void assertReads(String condition, Predicate<Lead> expected) {
        assertThat(written("Rating when " + condition, "Hot"))
                .isEqualTo(BASE.with(m -> m.when(expected, n -> n.set(field("Rating"), "Hot"))));
    }

    @Test
    void aNameMayHaveACondition() {
        assertReads("do not contact", doNotContact());
        assertReads("test", test());
        assertReads("ActionCode is INS or PLT", action("INS", "PLT"));
        assertReads("Country is US or 'United Kingdom'", country("US", "United Kingdom"));
        assertReads(
                "Offer is contoso.* and  Email is absent", offer("contoso.*").and(absent("Email")));
        assertReads("extensions.'Job role' is 'it''s'", where("extensions.Job role", List.of("it's")));
        assertReads("Company is 'absent' or 'or'", where("Company", List.of("absent", "or")));
    }

    @Test
    void theConditionDecidesPerLead() {
        EntityMapping mapping = written("Rating", "Warm", "Rating when ActionCode is INS and Country is US", "Hot");
        assertThat(mapping.map(fullLead()).values()).containsEntry("Rating", "Hot");
        assertThat(mapping.map(emptyLead()).values()).containsEntry("Rating", "Warm");
    }

    @Test
    void nothingLeavesTheFieldOut() {
        assertThat(written("companyname", null)).isEqualTo(BASE.with(m -> m.leaveOut(COMPANYNAME)));
        EntityMapping sometimes = written("companyname when ActionCode is INS", null);
        assertThat(sometimes).isEqualTo(BASE.with(m -> m.when(action("INS"), n -> n.leaveOut(COMPANYNAME))));
        assertThat(sometimes.map(fullLead()).values()).doesNotContainKey("companyname");
        assertThat(sometimes.map(Samples.person(p -> p.company("Contoso"))).values())
                .containsEntry("companyname", "Contoso");
    }

    @Test
    void anUnconditionalRuleBeatsTheConditionalOnesBelowIt() {
        assertThat(written("companyname", "{Company | upper}").written())
                .containsEntry("companyname", "{Company | upper}")
                .doesNotContainKey("companyname when do not contact");
    }

    @Test
    void underAConditionAllRulesGetIt() {
        assertThat(BASE.with(m -> m.when(
                        action("INS"), n -> n.setAll(map("Rating when Country is US", "Hot", "companyname", null)))))
                .isEqualTo(BASE.with(m -> m.when(
                        action("INS"),
                        n -> n.leaveOut(COMPANYNAME).when(country("US"), o -> o.set(field("Rating"), "Hot")))));
    }

    private static void assertFault(String name, int offset, String message) {
        assertThat(faults(name, "Hot")).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(name);
            assertThat(fault.message()).isEqualTo(message);
            assertThat(fault.offset()).isEqualTo(offset);
            assertThat(fault.text()).isEqualTo(offset == 0 ? "" : name);
        });
    }

    @Test
    void saysWhatIsWrongWithAConditionAndWhere() {
        assertFault("Rating when", 11, "expected a condition here, such as ActionCode is INS");
        assertFault("Rating when ActonCode is INS", 12, "a lead has no field 'ActonCode'; did you mean ActionCode?");
        assertFault("Rating when Action is INS", 12, "a lead has no field 'Action'; did you mean ActionCode?");
        assertFault("Rating when ActionCode = INS", 23, "expected is here: ActionCode is INS or PLT");
        assertFault("Rating when ActionCode is", 25, "expected a text to compare with here, such as INS");
        assertFault("Rating when ActionCode is INS, PLT", 29, "expected and, or, or nothing more here");
        assertFault("Rating when do not disturb", 12, "expected do not contact here");
        assertFault("Rating when Country is US or Atlantis", 29, "'Atlantis' is no country; write its ISO code");
        assertFault("Rating when Country is Germny", 23, "'Germny' is no country; did you mean Germany?");
        assertFault("Rating when Company is ' '", 23, "a blank text would match no lead; leave it out");
        assertFault(
                "Rating when Company is 'x",
                23,
                "the quote that opens here is not closed; write '' for a quote between quotes");
        assertFault("Ratin when test", 0, "lead has no field 'Ratin'; did you mean Rating?");
        assertFault("subject when test and", 21, "expected a condition here, such as ActionCode is INS");
    }

    @Test
    void namesTheRuleAsItIsWritten() {
        assertThat(faults("leadsourcecode when  ActionCode is 'INS'", "Webb"))
                .extracting(Fault::field, Fault::message)
                .containsExactly(
                        tuple("leadsourcecode when  ActionCode is 'INS'", "has no option 'Webb'; did you mean Web?"));
    }

    @Test
    void refusesRulesThatNeverCount() {
        assertThat(faults("Rating when test", "Hot", "Rating", "Cold"))
                .extracting(Fault::field, Fault::message)
                .containsExactly(
                        tuple(
                                "Rating when test",
                                "is never used, since 'Rating' after it is for every lead; put the one with the condition last"));
        assertThat(faults("Rating when ActionCode is INS", "Hot", "Rating when ActionCode is 'INS'", "Cold"))
                .extracting(Fault::message)
                .containsExactly("stands twice; remove this one or 'Rating when ActionCode is INS'");
    }

    @Test
    void refusesToLeaveOutWhatIsRequiredOrUnknown() {
        assertThat(faults("subject", null, "lastname when test", null, "compnyname", null))
                .extracting(fault -> fault.field() + ": " + fault.message())
                .containsExactly(
                        "compnyname: lead has no field 'compnyname'; did you mean companyname?",
                        "lastname when test: must not be left out, since lead requires it",
                        "subject: lead requires it; set it for every lead, not only under a condition");
    }

    @Test
    void refusesWhatIsNoConstant() {
        assertThat(faults("Rating", Double.NaN, "description", Map.of()))
                .extracting(Fault::message)
                .containsExactly("a constant number has at most 40 digits", "takes one text, not several");
    }
}
