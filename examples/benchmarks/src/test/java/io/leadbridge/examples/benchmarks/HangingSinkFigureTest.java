package io.leadbridge.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.examples.benchmarks.HangingSinkFigure.Effort;
import org.junit.jupiter.api.Test;

final class HangingSinkFigureTest {
    @Test
    void comparesTheAnswersWhileOneSinkHangs() throws Exception {
        String shown = Shown.by(new HangingSinkFigure(new Effort(2, 1, 2, 6)));

        assertThat(shown)
                .contains("2 senders, 2 rounds of 6 leads")
                .containsPattern("(?m)^B: [1-9]\\d* deliveries hang, with what waits behind them 18$")
                .containsPattern("(?m)^p99 ( +\\d+\\.\\d\\d){3}  \\d+\\.\\d\\d, \\d.* \\d+\\.\\d\\d, \\d");
    }
}
