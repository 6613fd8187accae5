package io.leadbridge.sinks.email;

import static io.leadbridge.sinks.email.Deliveries.NOW;
import static io.leadbridge.sinks.email.Deliveries.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.SinkPreview;
import io.leadbridge.testkit.ManualClock;
import org.junit.jupiter.api.Test;

/** That a preview shows the mail, without a server to send it by. */
class PreviewTest {
    private static final String NOBODY = "smtps://nowhere.example";

    @Test
    void itIsTheMailAsItIsRead() {
        Delivery delivery = first();
        try (EmailSink sink = EmailSink.via(NOBODY)
                .login("leads@contoso.com", "hunter2")
                .from("Contoso leads <leads@contoso.com>")
                .subject("New: {OfferTitle}")
                .body("{FirstName}\n{Company}")
                .clock(ManualClock.at(NOW))
                .to("sales@contoso.com", "boss@contoso.com")) {
            assertThat(sink.preview(delivery).request()).isEqualTo("""
                    From: Contoso leads <leads@contoso.com>
                    To: sales@contoso.com, boss@contoso.com
                    Reply-To: zephyrine@nowhere.example
                    Subject: New: CRM Suite
                    Date: Sun, 22 Nov 2026 10:15:30 GMT
                    Message-ID: <%s@contoso.com>
                    Auto-Submitted: auto-generated
                    Content-Type: text/plain; charset=UTF-8

                    Zephyrine
                    Marmalade Works""".formatted(delivery.recordKey()));
        }
    }

    @Test
    void whatReachesNobodyIsNotShownAsAMail() {
        try (EmailSink sink = EmailSink.via(NOBODY).to("{Country | lookup(FR='fr@contoso.com')}")) {
            SinkPreview preview = sink.preview(first());

            assertThat(preview.request()).isEmpty();
            assertThat(preview.notes())
                    .singleElement()
                    .asString()
                    .startsWith("it would be rejected: to gives no recipient");
        }
    }
}
