package io.leadbridge.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpreadTest {
    @Test
    void isTheMedianBetweenTheExtremes() {
        assertThat(Spread.of(List.of(3.0, 1.0, 1.25))).hasToString("1.25 (1.00 to 3.00)");
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0))).hasToString("2.50 (1.00 to 4.00)");
        assertThat(Spread.of(List.of(1.0))).hasToString("1.00 (1.00 to 1.00)");
    }

    @Test
    void ofRatiosComparesWhatCameOutInTheSameRound() {
        assertThat(Spread.ofRatios(List.of(2.0, 9.0), List.of(1.0, 3.0))).hasToString("2.50 (2.00 to 3.00)");
    }
}
