package io.leadbridge.sinks.salesforce;

import static io.leadbridge.sinks.salesforce.Deliveries.example;
import static io.leadbridge.sinks.salesforce.Deliveries.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sinks.MapSettings;
import io.leadbridge.testkit.salesforce.FakeSalesforce;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SalesforceSinkProviderTest {
    private final FakeSalesforce crm = FakeSalesforce.start();
    private final SalesforceSinkProvider provider = new SalesforceSinkProvider();

    @AfterEach
    void close() {
        crm.close();
    }

    private MapSettings settings() {
        return new MapSettings().with("url", crm.url().toString()).with("client-id", crm.clientId());
    }

    @Test
    void makesASinkOfItsSettings() throws Exception {
        crm.addKeyField("Key__c", true);
        crm.addText("Offer__c", 80);
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put("Offer__c", "{OfferTitle}");
        map.put("Title", null);
        MapSettings settings = settings()
                .with("client-secret", crm.clientSecret())
                .with("key-field", "Key__c")
                .with("assignment-rule", "false")
                .with("allow-duplicates", "false")
                .with("api-version", "58.0")
                .with("map", map);
        try (LeadSink sink = provider.create(settings)) {
            assertThat(settings.faults()).isEmpty();
            assertThat(sink.deliver(first(example()))).isInstanceOf(Delivered.class);
        }

        assertThat(crm.records().values())
                .singleElement()
                .satisfies(record -> assertThat(record)
                        .containsEntry("Offer__c", "Test Microsoft")
                        .doesNotContainKey("Title"));
        assertThat(crm.requests()).anySatisfy(request -> {
            assertThat(request.path()).startsWith("/services/data/v58.0/sobjects/Lead/Key__c/");
            assertThat(request.headers())
                    .containsEntry("Sforce-Auto-Assign", "FALSE")
                    .containsEntry(
                            "Sforce-Duplicate-Rule-Header",
                            "allowSave=false; includeRecordDetails=false; runAsCurrentUser=true");
        });
    }

    @Test
    void asksForEverySettingAndNeedsFewOfThem() throws Exception {
        MapSettings settings = settings().with("username", crm.username()).with("private-key", crm.privateKey());
        try (LeadSink sink = provider.create(settings)) {
            assertThat(sink).hasToString("SalesforceSink[" + crm.url() + "]");
        }

        assertThat(settings.faults()).isEmpty();
        assertThat(settings.asked())
                .containsExactly(
                        "allow-duplicates",
                        "api-version",
                        "assignment-rule",
                        "audience",
                        "client-id",
                        "client-secret",
                        "key-field",
                        "map",
                        "private-key",
                        "repeat",
                        "url",
                        "username");
    }

    @Test
    void notesEveryFaultInItsPlaceAndMakesASinkThatDoesNothing() throws Exception {
        MapSettings settings = new MapSettings()
                .with("url", "http://contoso.my.salesforce.com")
                .with("client-secret", "hunter2")
                .with("private-key", "hunter3")
                .with("key-field", "Email")
                .with("assignment-rule", "mine")
                .with("api-version", "latest")
                .with("map", Map.of("Titel", "x"));
        LeadSink unusable = provider.create(settings);

        assertThat(settings.faults().stream().map(fault -> fault.substring(0, fault.indexOf(':'))))
                .containsExactlyInAnyOrder(
                        "url",
                        "client-id",
                        "username",
                        "private-key",
                        "key-field",
                        "assignment-rule",
                        "api-version",
                        "map.Titel");
        assertThat(settings.faults().toString()).doesNotContain("hunter");
        assertThat(unusable.deliver(first(example()))).isInstanceOf(Blocked.class);
    }

    @Test
    void saysHowToLogIn() {
        MapSettings settings = settings();
        provider.create(settings);

        assertThat(settings.faults()).containsExactly("client-secret: is missing; add it, or username and private-key");
    }
}
