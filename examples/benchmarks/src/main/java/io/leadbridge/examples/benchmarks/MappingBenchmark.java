package io.leadbridge.examples.benchmarks;

import io.leadbridge.testkit.LeadPayload;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long one {@link Mapper} takes for Microsoft's example. Not final: JMH extends it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MappingBenchmark {
    @Param
    public Mapper mapper = Mapper.HAND_WRITTEN;

    private Supplier<Object> mapping = Object::new;

    @Setup
    public void compile() throws IOException {
        mapping = mapper.of(LeadPayload.MICROSOFT_EXAMPLE.bytes());
    }

    @Benchmark
    public Object map() {
        return mapping.get();
    }
}
