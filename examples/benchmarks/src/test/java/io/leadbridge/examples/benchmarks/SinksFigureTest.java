package io.leadbridge.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.examples.benchmarks.SinksFigure.Effort;
import org.junit.jupiter.api.Test;

final class SinksFigureTest {
    @Test
    void comparesEverySinkWithTheSameBytesSentBare() throws Exception {
        String shown = Shown.by(new SinksFigure(new Effort(0, 1, 2)));

        assertThat(shown.lines().skip(4))
                .as("each sink created its records, and the bare client sent what it had sent")
                .hasSize(4)
                .allSatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "(dynamics365|salesforce|webhook|jsonlines) +(\\d+\\.\\d +){2}.*\\) +\\d+\\.\\d\\d \\(.*"));
    }
}
