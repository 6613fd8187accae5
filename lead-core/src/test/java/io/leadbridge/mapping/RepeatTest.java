package io.leadbridge.mapping;

import static io.leadbridge.mapping.Samples.COMPANYNAME;
import static io.leadbridge.mapping.Samples.DONOTEMAIL;
import static io.leadbridge.mapping.Samples.LASTNAME;
import static io.leadbridge.mapping.Samples.LEAD;
import static io.leadbridge.mapping.Samples.SUBJECT;
import static io.leadbridge.mapping.Samples.TELEPHONE1;
import static io.leadbridge.mapping.Samples.emptyLead;
import static io.leadbridge.mapping.Samples.fullLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.leadbridge.mapping.InvalidMappingException.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which fields a repeated lead of the same person and offer may overwrite. */
class RepeatTest {
    private static final EntityMapping MAPPING = EntityMapping.to(LEAD)
            .set(SUBJECT, "x")
            .set(LASTNAME, Values.lastName().orElse("-"))
            .set(COMPANYNAME, Values.company())
            .set(TELEPHONE1, Values.phone())
            .when(Conditions.doNotContact(), m -> m.set(DONOTEMAIL, true))
            .onRepeat(TELEPHONE1, COMPANYNAME, DONOTEMAIL)
            .build();

    @Test
    void writesTheMarkedFieldsOnlyInTheOrderOfTheRules() {
        assertThat(MAPPING.mapRepeat(fullLead()).values())
                .containsExactly(entry("companyname", "Contoso"), entry("telephone1", "16175555555"));
        assertThat(MAPPING.map(fullLead()).values()).containsKeys("subject", "lastname", "companyname", "telephone1");
    }

    @Test
    void writesNothingOverWhatTheCrmHas() {
        assertThat(MAPPING.mapRepeat(emptyLead()).values()).isEmpty();
        assertThat(MAPPING.mapRepeat(emptyLead()).losses()).isEmpty();
    }

    @Test
    void nothingIsMarkedUnlessSaid() {
        EntityMapping unmarked =
                EntityMapping.to(LEAD).set(SUBJECT, "x").set(LASTNAME, "x").build();
        assertThat(unmarked.mapRepeat(fullLead()).values()).isEmpty();
        assertThat(unmarked.repeats()).isEmpty();
        assertThat(unmarked.describe()).doesNotContain("repeat");
    }

    @Test
    void theLastMarksCountAndNoOthers() {
        assertThat(MAPPING.with(m -> m.onRepeat(List.of("subject")))
                        .mapRepeat(fullLead())
                        .values())
                .containsOnlyKeys("subject");
        assertThat(MAPPING.with(m -> m.set(SUBJECT, "y")))
                .satisfies(kept ->
                        assertThat(kept.mapRepeat(fullLead()).values()).containsOnlyKeys("companyname", "telephone1"));
    }

    @Test
    void aFieldThatIsLeftOutIsNotMarkedAnyMore() {
        assertThat(MAPPING.with(m -> m.leaveOut(TELEPHONE1))
                        .mapRepeat(fullLead())
                        .values())
                .containsOnlyKeys("companyname");
    }

    @Test
    void refusesMarksOnFieldsThatAreNotSet() {
        InvalidMappingException e = catchThrowableOfType(
                InvalidMappingException.class,
                () -> MAPPING.with(m -> m.onRepeat(List.of("companynam", "description", "subject"))));
        assertThat(e.faults())
                .extracting(Fault::field, Fault::message)
                .containsExactly(
                        tuple("repeat", "'companynam' is not set by the mapping; did you mean companyname?"),
                        tuple(
                                "repeat",
                                "'description' is not set by the mapping; set it in the mapping, or remove it here"));
    }
}
