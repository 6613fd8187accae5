package io.leadbridge.sinks;

import io.leadbridge.sink.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Settings out of a test, with the faults noted in them and the names asked for. */
public final class MapSettings implements Settings {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> sections = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> asked = new TreeSet<>();

    /** The same with this setting. */
    public MapSettings with(String name, String... texts) {
        values.put(name, List.of(texts));
        return this;
    }

    /** The same with this section. */
    public MapSettings with(String name, Map<String, @Nullable Object> section) {
        sections.put(name, section);
        return this;
    }

    /** Each fault as {@code name: message}. */
    public List<String> faults() {
        return faults;
    }

    /** Every name that was asked for. */
    public Set<String> asked() {
        return asked;
    }

    @Override
    public String destination() {
        return "there";
    }

    @Override
    public Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    @Override
    public String requiredText(String name) {
        return text(name).orElseGet(() -> {
            fault(name, "is missing; add it");
            return "";
        });
    }

    @Override
    public List<String> texts(String name) {
        asked.add(name);
        return values.getOrDefault(name, List.of());
    }

    @Override
    public Path requiredPath(String name) {
        return Path.of(requiredText(name));
    }

    @Override
    public boolean flag(String name, boolean otherwise) {
        return text(name).map(Boolean::valueOf).orElse(otherwise);
    }

    @Override
    public int number(String name, int otherwise, int least, int most) {
        return text(name).map(Integer::valueOf).orElse(otherwise);
    }

    @Override
    public Duration duration(String name, Duration otherwise) {
        return text(name).map(Duration::parse).orElse(otherwise);
    }

    @Override
    public Map<String, @Nullable Object> section(String name) {
        asked.add(name);
        return sections.getOrDefault(name, Map.of());
    }

    @Override
    public void fault(String name, String message) {
        faults.add(name + ": " + message);
    }
}
