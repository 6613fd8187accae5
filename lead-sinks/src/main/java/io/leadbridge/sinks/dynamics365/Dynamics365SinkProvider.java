package io.leadbridge.sinks.dynamics365;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.Settings;
import io.leadbridge.sink.SinkProvider;
import io.leadbridge.sinks.internal.AddressSetting;
import io.leadbridge.sinks.internal.MapSetting;
import java.net.URI;

/**
 * Makes {@link Dynamics365Sink} available in {@code leads.yaml}:
 *
 * <pre>{@code
 * destinations:
 *   crm:
 *     sink: dynamics365
 *     url: https://contoso.crm4.dynamics.com
 *     tenant-id: ${TENANT}
 *     client-id: ${CLIENT}
 *     client-secret: ${file:/run/secrets/dynamics}
 *     authority: https://login.microsoftonline.com   # may be left out
 *     map:                                           # set on top of the default mapping; ~ leaves a column out
 *       telephone1: "{Phone | e164}"
 *       contoso_offer: "{Offer}"
 * }</pre>
 */
public final class Dynamics365SinkProvider implements SinkProvider {
    @Override
    public String kind() {
        return "dynamics365";
    }

    @Override
    public LeadSink create(Settings settings) {
        URI url = AddressSetting.required(settings, "url");
        URI authority = AddressSetting.optional(settings, "authority", Dynamics365Sink.DEFAULT_AUTHORITY);
        Dynamics365Sink.Builder builder = Dynamics365Sink.builder(url)
                .authority(authority)
                .clientCredentials(
                        settings.requiredText("tenant-id"),
                        settings.requiredText("client-id"),
                        settings.requiredText("client-secret"))
                .mapping(MapSetting.read(settings, Dynamics365Lead.MAPPING));
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            // What is missing is noted already, each in its place.
            return delivery -> DeliveryResult.blocked("the settings of " + settings.destination() + " are faulty");
        }
    }
}
