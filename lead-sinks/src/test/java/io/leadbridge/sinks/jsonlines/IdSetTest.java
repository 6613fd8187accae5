package io.leadbridge.sinks.jsonlines;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.LeadId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class IdSetTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");

    private final IdSet ids = new IdSet();

    @Test
    void holdsWhatWasAddedAndNothingElse() {
        Set<LeadId> expected = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            LeadId id = LeadId.newAt(NOW.plusSeconds(i));
            assertThat(ids.contains(id)).isFalse();
            ids.add(id);
            ids.add(id);
            expected.add(id);
        }

        assertThat(expected).allMatch(ids::contains);
    }

    @Test
    void keepsIdsApartThatShareALowHalf() {
        Random random = new Random(1);
        Set<LeadId> expected = new HashSet<>();
        for (long i = 0; i < 2_000; i++) {
            LeadId id = new LeadId(new UUID(i << 16 | 0x7000L, Long.MIN_VALUE | random.nextInt(3)));
            assertThat(ids.contains(id)).isEqualTo(expected.contains(id));
            ids.add(id);
            expected.add(id);
        }

        assertThat(expected).allMatch(ids::contains);
    }

    @Test
    void isEmptyAfterClearing() {
        LeadId id = LeadId.newAt(NOW);
        ids.add(id);

        ids.clear();

        assertThat(ids.contains(id)).isFalse();
    }
}
