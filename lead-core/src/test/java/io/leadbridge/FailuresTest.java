package io.leadbridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.LeadId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final Failures failures = new Failures();
    private final LeadId ann = LeadId.newAt(Instant.EPOCH);
    private final LeadId bob = LeadId.newAt(Instant.EPOCH);

    @Test
    void fiveInARowOfTwoLeadsAreTheDestinationsFault() {
        for (int i = 1; i < Failures.IN_A_ROW; i++) {
            assertThat(failures.add(i % 2 == 0 ? ann : bob)).isFalse();
        }
        assertThat(failures.add(ann)).isTrue();
    }

    @Test
    void oneLeadAloneNeverIsHoweverOftenItFails() {
        for (int i = 0; i < 100; i++) {
            assertThat(failures.add(ann)).isFalse();
        }
        assertThat(failures.add(bob)).isTrue();
    }

    @Test
    void anAnswerInBetweenBeginsTheRowAnew() {
        fail(Failures.IN_A_ROW - 1);
        failures.clear();
        fail(Failures.IN_A_ROW - 1);
        assertThat(failures.add(ann)).isTrue();
    }

    @Test
    void whenItIsSaidOnceTheRowBeginsAnew() {
        fail(Failures.IN_A_ROW - 1);
        assertThat(failures.add(ann)).isTrue();
        fail(Failures.IN_A_ROW - 1);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(failures.add(i % 2 == 0 ? ann : bob)).isFalse();
        }
    }
}
