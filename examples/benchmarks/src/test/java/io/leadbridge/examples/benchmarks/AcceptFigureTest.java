package io.leadbridge.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.examples.benchmarks.AcceptFigure.Effort;
import org.junit.jupiter.api.Test;

final class AcceptFigureTest {
    @Test
    void comparesManySendersWithOne() throws Exception {
        String shown = Shown.by(new AcceptFigure(new Effort(0, 1, 64)));

        assertThat(shown)
                .as("one sender waits for a commit of its own with each lead")
                .containsPattern("(?m)^1 .* \\d{3}\\.\\d\\d \\(.*\\)$")
                .containsPattern("(?m)^64 senders : 1: leads/s \\d+\\.\\d\\d .*, commits \\d\\.\\d\\d ");
    }
}
