package io.leadbridge.sinks.webtolead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.sinks.MapSettings;
import io.leadbridge.testkit.salesforce.FakeWebToLead;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebToLeadSinkProviderTest {
    private final WebToLeadSinkProvider provider = new WebToLeadSinkProvider();

    @Test
    void makesASinkOfItsSettings() throws Exception {
        try (FakeWebToLead form = FakeWebToLead.start()) {
            MapSettings settings = new MapSettings()
                    .with("oid", form.orgId())
                    .with("url", form.url().toString())
                    .with("map", Map.of("00N5e000000XyZ1", "{LeadId}", "country_code", "{Country | iso2 ?? 'US'}"));
            Delivery delivery = delivery();
            try (LeadSink sink = provider.create(settings)) {
                assertThat(settings.faults()).isEmpty();
                assertThat(sink.deliver(delivery)).isInstanceOf(Delivered.class);
            }

            assertThat(form.leads())
                    .singleElement()
                    .satisfies(lead -> assertThat(lead)
                            .containsEntry(
                                    "00N5e000000XyZ1", delivery.lead().id().toString())
                            .containsEntry("country_code", "US"));
        }
    }

    @Test
    void needsNothingButAnId() {
        MapSettings settings = new MapSettings().with("oid", "00D5e000000AbCd");

        assertThat(provider.create(settings)).hasToString("WebToLeadSink[00D5e000000AbCd]");
        assertThat(settings.faults()).isEmpty();
        assertThat(settings.asked()).containsExactly("map", "oid", "url");
    }

    @Test
    void notesEveryFaultInItsPlaceAndMakesASinkThatDoesNothing() throws Exception {
        MapSettings settings = new MapSettings()
                .with("oid", "contoso")
                .with("url", "http://webto.salesforce.com")
                .with("map", Map.of("LastName", "x"));
        LeadSink unusable = provider.create(settings);

        assertThat(settings.faults().stream().map(fault -> fault.substring(0, fault.indexOf(':'))))
                .containsExactlyInAnyOrder("oid", "url", "map.LastName");
        assertThat(unusable.deliver(delivery())).isInstanceOf(Blocked.class);
    }

    @Test
    void notesAMissingIdOnce() {
        MapSettings settings = new MapSettings();
        provider.create(settings);

        assertThat(settings.faults()).containsExactly("oid: is missing; add it");
    }

    private static Delivery delivery() {
        Instant now = Instant.parse("2026-11-22T10:15:30Z");
        Lead lead = Lead.builder(LeadId.newAt(now), now).build();
        return new Delivery(lead, "crm", RecordKey.of(lead.id(), "crm"), 1, Duration.ofSeconds(30));
    }
}
