package io.leadbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.store.DestinationState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProbesTest {
    @Test
    void aFailingDestinationRestsLongerEachTimeUpToAQuarterOfAnHour() {
        assertThat(rest(DestinationState.FAILING, 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(rest(DestinationState.FAILING, 1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(rest(DestinationState.FAILING, 7)).isEqualTo(Duration.ofSeconds(640));
        assertThat(rest(DestinationState.FAILING, 8)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aBlockedDestinationRestsForAMinuteAtFirst() {
        assertThat(rest(DestinationState.BLOCKED, 0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(rest(DestinationState.BLOCKED, 4)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void noNumberOfProbesIsTooMany() {
        assertThat(rest(DestinationState.FAILING, Integer.MAX_VALUE)).isEqualTo(Probes.LONGEST);
    }

    @Test
    void aRestThatIsAskedForCountsWhenItIsLongerUpToSixHours() {
        assertThat(Probes.rest(DestinationState.FAILING, 0, Duration.ofSeconds(1)))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(Probes.rest(DestinationState.FAILING, 0, Duration.ofHours(1)))
                .isEqualTo(Duration.ofHours(1));
        assertThat(Probes.rest(DestinationState.FAILING, 9, Duration.ofSeconds(Long.MAX_VALUE)))
                .isEqualTo(Probes.LONGEST_REST);
        assertThat(Probes.rest(DestinationState.FAILING, 0, Duration.ofSeconds(Long.MIN_VALUE)))
                .isEqualTo(Duration.ofSeconds(5));
    }

    private static Duration rest(DestinationState state, int probes) {
        return Probes.rest(state, probes, null);
    }
}
