package io.leadbridge.config;

import io.leadbridge.sink.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a sink's provider sees of its destination's section. */
record SinkSettings(String destination, Section section) implements Settings {
    @Override
    public Optional<String> text(String name) {
        return section.setting(name).flatMap(Setting::text);
    }

    @Override
    public String requiredText(String name) {
        return section.required(name).flatMap(setting -> setting.as(Form.TEXT)).orElse("");
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
        return section.value(name, Form.FLAG).orElse(otherwise);
    }

    @Override
    public int number(String name, int otherwise, int least, int most) {
        return section.value(name, Form.number(least, most)).orElse(otherwise);
    }

    @Override
    public Duration duration(String name, Duration otherwise) {
        return section.value(name, Form.TIME_SPAN).orElse(otherwise);
    }

    @Override
    public void fault(String name, String message) {
        section.fault(name, message);
    }
}
