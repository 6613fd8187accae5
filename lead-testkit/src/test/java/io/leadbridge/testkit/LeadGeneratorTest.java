package io.leadbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.Lead;
import io.leadbridge.validation.LeadValidator;
import io.leadbridge.validation.ValidationResult.Valid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeadGeneratorTest {
    private static final int MANY = 10_000;

    @Test
    void makesLeadsThatAreAcceptedAndDeliveredLikeRealOnes() {
        LeadValidator strict = LeadValidator.strict();
        LeadGenerator generator = new LeadGenerator(7);

        List<Lead> leads = Stream.generate(generator::next)
                .limit(MANY)
                .map(payload -> ((Valid) strict.validate(payload)).lead())
                .toList();

        assertThat(leads).allMatch(lead -> lead.userDetails().isReachable());
        assertThat(leads).noneMatch(Lead::isTest).noneMatch(Lead::isDoNotContact);
        assertThat(leads.stream().map(lead -> lead.userDetails().email()).distinct())
                .hasSize(MANY);
        assertThat(leads).allMatch(lead -> lead.extensions().isEmpty());
    }

    @Test
    void leavesOutAndVariesWhatLeadsMayLack() {
        LeadGenerator generator = new LeadGenerator(7);

        List<Lead> leads = Stream.generate(generator::next)
                .limit(1_000)
                .map(payload -> ((Valid) LeadValidator.lenient().validate(payload)).lead())
                .toList();

        assertThat(leads).anyMatch(lead -> lead.actionCode() == null).anyMatch(lead -> lead.offer() != null);
        assertThat(leads).anyMatch(lead -> lead.leadSource() == null).anyMatch(lead -> lead.description() == null);
        assertThat(leads)
                .anyMatch(lead -> lead.userDetails().fullName().isEmpty())
                .anyMatch(lead -> "山田".equals(lead.userDetails().lastName()));
    }

    @Test
    void makesTheSameLeadsFromTheSameSeedOnly() {
        assertThat(texts(new LeadGenerator(1))).isEqualTo(texts(new LeadGenerator(1)));
        assertThat(texts(new LeadGenerator(1))).isNotEqualTo(texts(new LeadGenerator(2)));
        assertThat(texts(new LeadGenerator(1, "fabrikam.com")))
                .doesNotContainAnyElementsOf(texts(new LeadGenerator(1)));
    }

    private static List<String> texts(LeadGenerator generator) {
        return Stream.generate(generator::next)
                .limit(50)
                .map(payload -> new String(payload, StandardCharsets.UTF_8))
                .toList();
    }
}
