package io.leadbridge.config;

import io.leadbridge.sink.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a sink's provider sees of its destination's section. */
record SinkSettings(String destination, Section section) implements Settings {
    @Override
    public Optional<String> text(String name) {
        return section.setting(name).flatMap(Setting::text);
    }

    @Override
    public String requiredText(String name) {
        return section.required(name, Form.TEXT).orElse("");
    }

    @Override
    public List<String> texts(String name) {
        return section.entries(name).stream()
                .flatMap(entry -> entry.text().stream())
                .toList();
    }

    @Override
    public Path requiredPath(String name) {
        return section.required(name).flatMap(Setting::path).orElse(Path.of(""));
    }

    @Override
    public boolean flag(String name, boolean otherwise) {
        return section.value(name, Form.FLAG, otherwise);
    }

    @Override
    public int number(String name, int otherwise, int least, int most) {
        return section.value(name, Form.number(least, most), otherwise);
    }

    @Override
    public Duration duration(String name, Duration otherwise) {
        return section.value(name, Form.TIME_SPAN, otherwise);
    }

    @Override
    public Map<String, @Nullable Object> section(String name) {
        Section inner = section.section(name);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String key : inner.names()) {
            inner.setting(key).ifPresent(setting -> setting.plain(value -> values.put(key, value)));
        }
        return values;
    }

    @Override
    public void fault(String name, String message) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            section.fault(name, message);
        } else {
            section.section(name.substring(0, dot)).fault(name.substring(dot + 1), message);
        }
    }
}
