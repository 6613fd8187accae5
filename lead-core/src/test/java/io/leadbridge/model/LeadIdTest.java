package io.leadbridge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadIdTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");

    @Test
    void isAUuidOfVersion7ThatHoldsTheTimeOfArrival() {
        UUID value = LeadId.newAt(NOW).value();

        assertThat(value.version()).isEqualTo(7);
        assertThat(value.variant()).isEqualTo(2);
        assertThat(value.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void differsForEachLeadOfTheSameMillisecond() {
        Set<LeadId> ids = new HashSet<>();
        Stream.generate(() -> LeadId.newAt(NOW)).limit(10_000).forEach(ids::add);

        assertThat(ids).hasSize(10_000);
    }

    @Test
    void sortsByArrival() {
        LeadId first = LeadId.newAt(NOW);
        LeadId second = LeadId.newAt(NOW.plusMillis(1));
        LeadId ancient = LeadId.newAt(Instant.EPOCH);
        LeadId farFuture = LeadId.newAt(Instant.parse("9999-12-31T23:59:59Z"));

        assertThat(Stream.of(farFuture, second, ancient, first).sorted())
                .containsExactly(ancient, first, second, farFuture);
    }

    @Test
    void isReadFromItsText() {
        LeadId id = LeadId.newAt(NOW);

        assertThat(LeadId.parse(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "0199a5b4-11f3-4abc-8def-0123456789ab",
                "0199a5b4-11f3-7abc-0def-0123456789ab",
                "0199A5B4-11F3-7ABC-8DEF-0123456789AB",
                "199a5b4-11f3-7abc-8def-123456789ab",
                " 0199a5b4-11f3-7abc-8def-0123456789ab"
            })
    void refusesEverythingButTheCanonicalForm(String text) {
        assertThatThrownBy(() -> LeadId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
