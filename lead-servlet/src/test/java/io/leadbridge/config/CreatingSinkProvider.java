package io.leadbridge.config;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.Settings;
import io.leadbridge.sink.SinkProvider;

/** Has no settings, and makes sinks that only create. */
public final class CreatingSinkProvider implements SinkProvider {
    @Override
    public String kind() {
        return "creating";
    }

    @Override
    public LeadSink create(Settings settings) {
        return delivery -> DeliveryResult.delivered();
    }
}
