package io.leadbridge.sinks.jsonlines;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.Settings;
import io.leadbridge.sink.SinkProvider;
import java.nio.file.Path;

/**
 * Makes {@link JsonLinesSink} available in {@code leads.yaml}:
 *
 * <pre>{@code
 * destinations:
 *   file:
 *     sink: jsonlines
 *     path: /var/lib/leads/leads.jsonl
 * }</pre>
 */
public final class JsonLinesSinkProvider implements SinkProvider {
    private static final String PATH = "path";

    @Override
    public String kind() {
        return "jsonlines";
    }

    @Override
    public LeadSink create(Settings settings) {
        Path path = settings.requiredPath(PATH);
        try {
            return JsonLinesSink.to(path);
        } catch (IllegalArgumentException e) {
            // A missing path is noted already, and a folder stands in for it.
            settings.text(PATH).ifPresent(given -> settings.fault(PATH, String.valueOf(e.getMessage())));
            return delivery -> DeliveryResult.blocked("the path of " + settings.destination() + " is faulty");
        }
    }
}
