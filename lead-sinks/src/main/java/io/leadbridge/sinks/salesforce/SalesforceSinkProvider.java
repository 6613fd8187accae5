package io.leadbridge.sinks.salesforce;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.Settings;
import io.leadbridge.sink.SinkProvider;
import io.leadbridge.sinks.internal.AddressSetting;
import io.leadbridge.sinks.internal.MapSetting;
import java.util.Map;
import java.util.Optional;

/**
 * Makes {@link SalesforceSink} available in {@code leads.yaml}:
 *
 * <pre>{@code
 * destinations:
 *   crm:
 *     sink: salesforce
 *     url: https://contoso.my.salesforce.com
 *     client-id: ${CONSUMER_KEY}
 *     client-secret: ${file:/run/secrets/salesforce}
 *     # or, in place of the secret:
 *     # username: leads@contoso.com
 *     # private-key: ${file:/run/secrets/salesforce.pem}
 *     # audience: https://login.salesforce.com    # may be left out
 *     key-field: Marketplace_Lead_Key__c          # may be left out; see SalesforceSink
 *     assignment-rule: TRUE                       # the active one; FALSE for none, or the id of another
 *     allow-duplicates: true                      # false: a similar record that a rule finds counts as the lead
 *     api-version: "66.0"
 *     map:                                        # set on top of the default mapping; ~ leaves a field out
 *       Phone: "{Phone | e164}"
 *       Offer__c: "{Offer}"
 *     record: person-offer                        # may be left out, needs key-field; one record for each person and offer
 *     repeat: [Title, Description]                # and what a later lead writes into it; nothing unless given
 * }</pre>
 */
public final class SalesforceSinkProvider implements SinkProvider {
    @Override
    public String kind() {
        return "salesforce";
    }

    @Override
    public LeadSink create(Settings settings) {
        SalesforceSink.Builder org = SalesforceSink.builder(AddressSetting.required(settings, "url"));
        String clientId = settings.requiredText("client-id");
        logIn(org, clientId, settings);
        settings.text("audience").ifPresent(org::audience);
        settings.text("key-field").ifPresent(org::keyField);
        settings.text("assignment-rule").ifPresent(org::assignmentRule);
        settings.text("api-version").ifPresent(org::apiVersion);
        org.allowDuplicates(settings.flag("allow-duplicates", true));
        org.mapping(MapSetting.readRepeat(settings, MapSetting.read(settings, SalesforceLead.MAPPING)));
        Map<String, String> faults = org.faults();
        if (clientId.isEmpty()) {
            faults.remove("client-id"); // noted already
        }
        faults.forEach(settings::fault);
        return faults.isEmpty() && !clientId.isEmpty()
                ? org.build()
                : delivery -> DeliveryResult.blocked("the settings of " + settings.destination() + " are faulty");
    }

    private static void logIn(SalesforceSink.Builder org, String clientId, Settings settings) {
        Optional<String> secret = settings.text("client-secret");
        Optional<String> username = settings.text("username");
        Optional<String> privateKey = settings.text("private-key");
        secret.ifPresent(text -> org.clientCredentials(clientId, text));
        if (username.isPresent() || privateKey.isPresent()) {
            org.jwtBearer(clientId, username.orElse(""), privateKey.orElse(""));
        }
    }
}
