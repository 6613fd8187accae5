package io.leadbridge.sinks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.sinks.MapSettings;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.FakeServer;
import io.leadbridge.testkit.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WebhookSinkProviderTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final WebhookSinkProvider provider = new WebhookSinkProvider();

    private static Delivery delivery() {
        Instant now = Instant.parse("2026-11-22T10:15:30Z");
        Lead lead = Lead.builder(LeadId.newAt(now), now).build();
        return new Delivery(lead, "hook", RecordKey.of(lead.id(), "hook"), 1, Duration.ofSeconds(30));
    }

    @Test
    void makesASinkOfItsSettings() throws Exception {
        try (FakeServer receiver = FakeServer.start(request -> Answer.of(204))) {
            MapSettings settings = new MapSettings()
                    .with("url", receiver.url() + "/leads")
                    .with("secret", SECRET, SECRET)
                    .with("headers", Map.of("Authorization", "Bearer x", "X-Version", 7L));
            try (LeadSink sink = provider.create(settings)) {
                assertThat(settings.faults()).isEmpty();
                assertThat(sink.deliver(delivery())).isInstanceOf(Delivered.class);
            }

            Request request = receiver.requests().get(0);
            assertThat(request.target()).isEqualTo("/leads");
            assertThat(request.headers())
                    .containsEntry("Authorization", "Bearer x")
                    .containsEntry("X-Version", "7");
            assertThat(request.header("webhook-signature").orElseThrow()).matches("v1,\\S{44} v1,\\S{44}");
        }
    }

    @Test
    void needsNothingButAnAddress() {
        MapSettings settings = new MapSettings().with("url", "https://hooks.contoso.com/s3cr3t");

        assertThat(provider.create(settings)).hasToString("WebhookSink[hooks.contoso.com]");
        assertThat(settings.faults()).isEmpty();
        assertThat(settings.asked()).containsExactly("headers", "secret", "url");
    }

    @Test
    void notesEveryFaultInItsPlaceAndMakesASinkThatDoesNothing() throws Exception {
        MapSettings settings = new MapSettings()
                .with("url", "http://hooks.contoso.com/s3cr3t")
                .with("secret", "hunter2")
                .with("headers", Map.of("Content-Length", "x"));

        LeadSink unusable = provider.create(settings);

        assertThat(settings.faults())
                .hasSize(3)
                .map(fault -> fault.substring(0, fault.indexOf(' ')))
                .containsExactly("url:", "secret:", "headers:");
        assertThat(settings.faults().toString()).doesNotContain("hunter2", "s3cr3t");
        assertThat(unusable.deliver(delivery())).isInstanceOf(Blocked.class);
    }

    @Test
    void notesAMissingAddressOnce() {
        MapSettings settings = new MapSettings();

        provider.create(settings);

        assertThat(settings.faults()).containsExactly("url: is missing; add it");
    }
}
