package io.leadbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ManualClockTest {
    private static final Instant START = Instant.parse("2026-11-22T10:15:30Z");

    private final ManualClock clock = ManualClock.at("2026-11-22T10:15:30Z");

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
    }

    @Test
    void advancesByTheSpanAndSaysWhatItShows() {
        assertThat(clock.advance(Duration.ofHours(6))).isEqualTo(START.plusSeconds(6 * 3600));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(6 * 3600));
    }

    @Test
    void canBeTurnedBackBySettingItOnly() {
        clock.set(START.minusSeconds(1));

        assertThat(clock.instant()).isEqualTo(START.minusSeconds(1));
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofMillis(-1)));
    }

    @Test
    void losesNoStepOfSeveralThreads() {
        IntStream.range(0, 10_000).parallel().forEach(i -> clock.advance(Duration.ofSeconds(1)));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(10_000));
    }
}
