package io.leadbridge.sinks.webtolead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.UserDetails;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.sink.SinkPreview;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** That a preview shows the form as it is filled in. */
class PreviewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final WebToLeadSink sink = WebToLeadSink.to("00D5e000000AbCd");

    @Test
    void itIsTheFormWithALineForEachParameter() {
        Delivery delivery = delivery(ActionCode.INS);

        assertThat(sink.preview(delivery).request())
                .isEqualTo("""
                POST https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8&orgId=00D5e000000AbCd
                Content-Type: application/x-www-form-urlencoded; charset=UTF-8

                oid=00D5e000000AbCd
                encoding=UTF-8
                last_name=Müller & Söhne
                company=[not provided]
                email=a+b@contoso.com
                lead_source=-INS
                description=Action: INS
                Lead: %s""".formatted(delivery.lead().id()));
        assertThat(sink.preview(delivery).fields()).isNotEmpty();
    }

    @Test
    void someoneWhoMustNotBeContactedWouldBeRejected() {
        SinkPreview preview = sink.preview(delivery(ActionCode.DNC));

        assertThat(preview.request()).isEmpty();
        assertThat(preview.notes().get(0)).startsWith("it would be rejected: the person must not be contacted");
    }

    private static Delivery delivery(ActionCode action) {
        Lead lead = Lead.builder(LeadId.newAt(NOW), NOW)
                .userDetails(UserDetails.builder()
                        .lastName("Müller & Söhne")
                        .email("a+b@contoso.com")
                        .build())
                .actionCode(action)
                .build();
        return new Delivery(lead, "crm", RecordKey.of(lead.id(), "crm"), 1, Duration.ofSeconds(30));
    }
}
