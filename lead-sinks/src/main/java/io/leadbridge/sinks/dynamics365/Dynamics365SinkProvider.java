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
 *     key-column: contoso_marketplacekey             # may be left out: an alternate key in place of leadid
 *     duplicate-detection: false                     # true: a similar lead that a rule finds counts as the lead
 *     map:                                           # set on top of the default mapping; ~ leaves a column out
 *       telephone1: "{Phone | e164}"
 *       contoso_offer: "{Offer}"
 *       ownerid: teams(00000000-0000-0000-0000-000000000001)
 *       campaignid: 00000000-0000-0000-0000-000000000002
 *     rate: 1000/m                                   # Dataverse allows a user 6,000 requests in five minutes
 *     record: person-offer                           # may be left out; one row for each person and offer
 *     repeat: [subject, description]                 # and what a later lead writes into it; nothing unless given
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
                .detectDuplicates(settings.flag("duplicate-detection", false))
                .mapping(MapSetting.readRepeat(settings, MapSetting.read(settings, Dynamics365Lead.MAPPING)));
        settings.text("key-column").ifPresent(column -> {
            builder.keyColumn(column);
            if (!Dynamics365Sink.isKeyColumn(column)) {
                settings.fault("key-column", Dynamics365Sink.NO_KEY_COLUMN);
            }
        });
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            // What is missing is noted already, each in its place.
            return delivery -> DeliveryResult.blocked("the settings of " + settings.destination() + " are faulty");
        }
    }
}
