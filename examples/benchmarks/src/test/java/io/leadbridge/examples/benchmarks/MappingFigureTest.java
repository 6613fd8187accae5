package io.leadbridge.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.examples.benchmarks.MappingFigure.Effort;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.TimeValue;

final class MappingFigureTest {
    @Test
    void comparesEveryMapperWithHandWrittenJava() throws Exception {
        String shown = Shown.by(new MappingFigure(new Effort(1, 0, 1, TimeValue.milliseconds(1))));

        assertThat(Mapper.values())
                .allSatisfy(mapper -> assertThat(shown)
                        .containsPattern("(?m)^" + mapper + " +\\d+ +\\d+\\.\\d\\d +\\d+\\.\\d\\d  \\d+\\.\\d\\d \\("));
    }
}
