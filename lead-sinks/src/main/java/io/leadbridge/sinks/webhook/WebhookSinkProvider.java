package io.leadbridge.sinks.webhook;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.Settings;
import io.leadbridge.sink.SinkProvider;
import io.leadbridge.sinks.internal.AddressSetting;

/**
 * Makes {@link WebhookSink} available in {@code leads.yaml}; only {@code url} must be given:
 *
 * <pre>{@code
 * destinations:
 *   hook:
 *     sink: webhook
 *     url: https://hooks.contoso.com/leads
 *     secret: ${HOOK_SECRET}              # whsec_…; a list while it changes: [new, old]
 *     headers:
 *       Authorization: Bearer ${HOOK_TOKEN}
 * }</pre>
 */
public final class WebhookSinkProvider implements SinkProvider {
    @Override
    public String kind() {
        return "webhook";
    }

    @Override
    public LeadSink create(Settings settings) {
        WebhookSink.Builder hook = WebhookSink.builder(AddressSetting.required(settings, "url"));
        settings.texts("secret").forEach(hook::secret);
        settings.section("headers").forEach((name, value) -> hook.header(name, value == null ? "" : value.toString()));
        hook.faults().forEach(settings::fault);
        return hook.faults().isEmpty()
                ? hook.build()
                : delivery -> DeliveryResult.blocked("the settings of " + settings.destination() + " are faulty");
    }
}
