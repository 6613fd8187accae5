package io.leadbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lets processes fall silent, come back, and lose sight of each other. */
class NodesTest {
    private long nanos = Long.MAX_VALUE - 5_000_000_000L; // this clock may overflow at any time
    private final Nodes nodes = new Nodes(() -> nanos, Duration.ofSeconds(30));

    @Test
    void oneThatKeepsBeatingIsNeverSilent() {
        for (long beat = 1; beat < 100; beat++) {
            assertThat(look(Map.of("other", beat))).isEmpty();
        }
    }

    @Test
    void oneWhoseBeatStandsStillIsSilentAfterThirtySecondsAndNotBefore() {
        look(Map.of("other", 7L));
        for (int i = 0; i < 5; i++) {
            assertThat(look(Map.of("other", 7L))).isEmpty();
        }
        assertThat(look(Map.of("other", 7L))).containsExactly(Map.entry("other", 7L));
    }

    @Test
    void theBeatThatIsGivenIsTheOneThatStoodStill() {
        look(Map.of("other", 7L));
        look(Map.of("other", 8L));
        Map<String, Long> silent = Map.of();
        while (silent.isEmpty()) {
            silent = look(Map.of("other", 8L, "third", nanos));
        }
        assertThat(silent).containsExactly(Map.entry("other", 8L));
    }

    @Test
    void oneThatCameBackBeginsAnew() {
        look(Map.of("other", 7L));
        look(Map.of());
        for (int i = 0; i < 6; i++) {
            assertThat(look(Map.of("other", 7L))).isEmpty();
        }
    }

    @Test
    void timeInWhichWeCouldNotLookSaysNothingOfTheOthers() {
        look(Map.of("other", 7L));
        nanos += Duration.ofMinutes(10).toNanos(); // the database was away, for the other one too
        for (int i = 0; i < 6; i++) {
            assertThat(look(Map.of("other", 7L))).isEmpty();
        }
        assertThat(look(Map.of("other", 7L))).isNotEmpty();
    }

    private Map<String, Long> look(Map<String, Long> beats) {
        nanos += Duration.ofSeconds(5).toNanos();
        return nodes.silent(beats);
    }
}
