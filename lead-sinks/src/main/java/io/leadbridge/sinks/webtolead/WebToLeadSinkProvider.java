package io.leadbridge.sinks.webtolead;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.Settings;
import io.leadbridge.sink.SinkProvider;
import io.leadbridge.sinks.internal.AddressSetting;
import io.leadbridge.sinks.internal.MapSetting;
import java.util.Map;

/**
 * Makes {@link WebToLeadSink} available in {@code leads.yaml}:
 *
 * <pre>{@code
 * destinations:
 *   crm:
 *     sink: web-to-lead
 *     oid: 00D5e000000AbCd
 *     url: https://webto.salesforce.com     # may be left out; https://test.salesforce.com for a sandbox
 *     map:                                  # set on top of the default mapping; ~ leaves a parameter out
 *       country: "{Country}"
 *       00N5e000000XyZ1: "{Offer}"
 * }</pre>
 */
public final class WebToLeadSinkProvider implements SinkProvider {
    @Override
    public String kind() {
        return "web-to-lead";
    }

    @Override
    public LeadSink create(Settings settings) {
        String orgId = settings.requiredText("oid");
        WebToLeadSink.Builder form = WebToLeadSink.builder(orgId)
                .url(AddressSetting.optional(settings, "url", WebToLeadSink.DEFAULT_URL))
                .mapping(MapSetting.read(settings, WebToLeadForm.MAPPING));
        Map<String, String> faults = form.faults();
        if (orgId.isEmpty()) {
            faults.remove("oid"); // noted already
        }
        faults.forEach(settings::fault);
        return faults.isEmpty() && !orgId.isEmpty()
                ? form.build()
                : delivery -> DeliveryResult.blocked("the settings of " + settings.destination() + " are faulty");
    }
}
