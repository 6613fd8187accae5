package io.leadbridge.sinks.jsonlines;

import static io.leadbridge.sinks.jsonlines.Deliveries.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonLinesSinkProviderTest {
    private final JsonLinesSinkProvider provider = new JsonLinesSinkProvider();

    @TempDir
    private Path folder;

    @Test
    void makesTheSinkOfItsPath() {
        PathSetting settings = new PathSetting(folder.resolve("new/leads.jsonl"));

        assertThat(provider.kind()).isEqualTo("jsonlines");
        assertThat(provider.create(settings))
                .isInstanceOf(JsonLinesSink.class)
                .asString()
                .contains("leads.jsonl");
        assertThat(settings.faults).isEmpty();
    }

    @Test
    void notesAPathThatCannotWork() throws Exception {
        PathSetting settings = new PathSetting(folder);

        LeadSink unusable = provider.create(settings);

        assertThat(settings.faults)
                .singleElement()
                .asString()
                .startsWith("path: ")
                .contains("name the file to append leads to");
        assertThat(unusable.deliver(first())).isInstanceOf(Blocked.class);
    }

    @Test
    void notesAMissingPathOnce() {
        PathSetting settings = new PathSetting(null);

        provider.create(settings);

        assertThat(settings.faults).containsExactly("path: missing");
    }

    /** The settings of a destination that knows nothing but its path. */
    private static final class PathSetting implements Settings {
        private final @Nullable Path path;
        private final List<String> faults = new ArrayList<>();

        PathSetting(@Nullable Path path) {
            this.path = path;
        }

        @Override
        public String destination() {
            return "file";
        }

        @Override
        public Optional<String> text(String name) {
            return Optional.ofNullable(path).map(Path::toString);
        }

        @Override
        public Path requiredPath(String name) {
            if (path == null) {
                fault(name, "missing");
                return Path.of("");
            }
            return path;
        }

        @Override
        public void fault(String name, String message) {
            faults.add(name + ": " + message);
        }

        @Override
        public String requiredText(String name) {
            throw new AssertionError(name);
        }

        @Override
        public List<String> texts(String name) {
            throw new AssertionError(name);
        }

        @Override
        public Map<String, @Nullable Object> section(String name) {
            throw new AssertionError(name);
        }

        @Override
        public boolean flag(String name, boolean otherwise) {
            throw new AssertionError(name);
        }

        @Override
        public int number(String name, int otherwise, int least, int most) {
            throw new AssertionError(name);
        }

        @Override
        public Duration duration(String name, Duration otherwise) {
            throw new AssertionError(name);
        }
    }
}
