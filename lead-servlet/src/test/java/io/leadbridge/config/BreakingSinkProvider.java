package io.leadbridge.config;

import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.Settings;
import io.leadbridge.sink.SinkProvider;

/** Throws, and quotes a secret while doing so. */
public final class BreakingSinkProvider implements SinkProvider {
    @Override
    public String kind() {
        return "breaking";
    }

    @Override
    public LeadSink create(Settings settings) {
        throw new IllegalStateException("cannot log in with " + settings.requiredText("secret"));
    }
}
