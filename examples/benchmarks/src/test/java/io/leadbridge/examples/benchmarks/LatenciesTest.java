package io.leadbridge.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LatenciesTest {
    @Test
    void aPercentileIsTheTimeWithinWhichSoManyAnswersCame() {
        Latencies hundred = Latencies.ofNanos(
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray());

        assertThat(hundred.percentile(1)).isEqualTo(1);
        assertThat(hundred.percentile(50)).isEqualTo(50);
        assertThat(hundred.percentile(99)).isEqualTo(99);
        assertThat(hundred.percentile(100)).isEqualTo(100);
    }

    @Test
    void ofFewAnswersItIsOneOfThem() {
        Latencies two = Latencies.together(List.of(Latencies.ofNanos(2_000_000), Latencies.ofNanos(1_000_000)));

        assertThat(two.percentile(50)).isEqualTo(1);
        assertThat(two.percentile(51)).isEqualTo(2);
    }
}
