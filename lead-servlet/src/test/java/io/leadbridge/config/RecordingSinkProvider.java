package io.leadbridge.config;

import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.Settings;
import io.leadbridge.sink.SinkProvider;
import java.time.Duration;

/** Asks for one setting of every form. */
public final class RecordingSinkProvider implements SinkProvider {
    @Override
    public String kind() {
        return "recording";
    }

    @Override
    public LeadSink create(Settings settings) {
        if (settings.texts("to").contains("nobody")) {
            settings.fault("to", "names nobody;\n  name somebody");
        }
        return new RecordingSink(new RecordingSink.Read(
                settings.destination(),
                settings.text("url"),
                settings.requiredText("secret"),
                settings.texts("to"),
                settings.requiredPath("path"),
                settings.flag("tls", true),
                settings.number("port", 25, 1, 65_535),
                settings.duration("timeout", Duration.ofSeconds(30))));
    }
}
