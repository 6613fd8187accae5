package io.leadbridge.sinks.email;

import static io.leadbridge.sinks.email.Deliveries.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sinks.MapSettings;
import org.junit.jupiter.api.Test;

final class EmailSinkProviderTest {
    private final EmailSinkProvider provider = new EmailSinkProvider();

    @Test
    void makesASinkOfItsSettings() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp()) {
            MapSettings settings = new MapSettings()
                    .with("smtp", server.url())
                    .with("username", "leads@contoso.com")
                    .with("password", "hunter2")
                    .with("from", "Contoso leads <mail@contoso.com>")
                    .with("to", "sales@contoso.com", "boss@contoso.com")
                    .with("subject", "{LeadSource}: {OfferTitle}")
                    .with("body", "{FirstName} {LastName} <{Email}>, {Company}");
            try (LeadSink sink = provider.create(settings)) {
                assertThat(settings.faults()).isEmpty();
                assertThat(sink.deliver(first())).isInstanceOf(Delivered.class);
            }

            assertThat(server.commands())
                    .contains("AUTH", "MAIL FROM:<mail@contoso.com>", "RCPT TO:<boss@contoso.com>");
            assertThat(server.texts())
                    .singleElement()
                    .asString()
                    .contains(
                            "From: Contoso leads <mail@contoso.com>", "Subject: AzureMarketplace-INS|contoso.crm: CRM")
                    .endsWith("\r\n\r\nZephyrine Quillfeather <zephyrine@nowhere.example>, Marmalade Works\r\n");
        }
    }

    @Test
    void needsNothingButAServerAndARecipient() {
        MapSettings settings =
                new MapSettings().with("smtp", "smtps://smtp.contoso.com").with("to", "sales@contoso.com");

        assertThat(provider.create(settings)).hasToString("EmailSink[smtp.contoso.com:465]");
        assertThat(settings.faults()).isEmpty();
        assertThat(settings.asked()).containsExactly("body", "from", "password", "smtp", "subject", "to", "username");
    }

    @Test
    void notesEveryFaultInItsPlaceAndMakesASinkThatDoesNothing() throws Exception {
        MapSettings settings = new MapSettings()
                .with("smtp", "smtp://leads:hunter2@smtp.contoso.com")
                .with("username", "leads")
                .with("from", "nobody")
                .with("to", "{Email}")
                .with("subject", "{Nme}");

        LeadSink unusable = provider.create(settings);

        assertThat(settings.faults())
                .extracting(fault -> fault.substring(0, fault.indexOf(' ', fault.indexOf(": ") + 2)))
                .containsExactlyInAnyOrder("smtp: must", "password: is", "from: must", "to: each", "subject: a");
        assertThat(settings.faults().toString()).doesNotContain("hunter2");
        assertThat(unusable.deliver(first())).isInstanceOf(Blocked.class);
    }

    @Test
    void notesWhatIsMissingOnce() {
        MapSettings settings = new MapSettings();

        provider.create(settings);

        assertThat(settings.faults())
                .containsExactly(
                        "smtp: is missing; add it", "to: must name 1 to 50 addresses of people who get the leads");
    }
}
