package io.leadbridge.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.examples.benchmarks.MappingFigure.Effort;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.TimeValue;

final class MappingFigureTest {
    @Test
    void comparesEveryMapperWithHandWrittenJava() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new MappingFigure(new Effort(1, 0, 1, TimeValue.milliseconds(1)))
                .show(new PrintStream(out, true, StandardCharsets.UTF_8));

        String shown = out.toString(StandardCharsets.UTF_8);
        for (Mapper mapper : Mapper.values()) {
            assertThat(shown).containsPattern("(?m)^" + mapper + " +\\d+\\.\\d\\d \\(.*\\) +\\d+\\.\\d\\d \\(");
        }
    }
}
