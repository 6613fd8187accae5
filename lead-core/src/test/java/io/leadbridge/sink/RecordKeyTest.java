package io.leadbridge.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.LeadId;
import io.leadbridge.model.OfferId;
import org.junit.jupiter.api.Test;

class RecordKeyTest {
    private static final LeadId LEAD = LeadId.parse("0199a5b4-11f3-7abc-8def-0123456789ab");

    @Test
    void isAlwaysTheSameForALeadAndADestination() {
        // Fixed for ever: CRMs hold records under it.
        assertThat(RecordKey.of(LEAD, "crm")).hasToString("b8b6a055-5818-836e-ad9f-8a070e0ba6df");
    }

    @Test
    void isAUuidOfVersion8() {
        assertThat(RecordKey.of(LEAD, "crm").value().version()).isEqualTo(8);
        assertThat(RecordKey.of(LEAD, "crm").value().variant()).isEqualTo(2);
    }

    @Test
    void differsBetweenDestinationsAndLeads() {
        LeadId other = LeadId.parse("0199a5b4-11f3-7abc-8def-0123456789ac");

        assertThat(RecordKey.of(LEAD, "sales")).isNotEqualTo(RecordKey.of(LEAD, "crm"));
        assertThat(RecordKey.of(other, "crm")).isNotEqualTo(RecordKey.of(LEAD, "crm"));
    }

    @Test
    void isSharedByTheLeadsOfOnePersonForOneOffer() {
        OfferId offer = new OfferId("contoso.crm");
        RecordKey ann = RecordKey.of("ann@contoso.com", offer, "crm");
        assertThat(ann).hasToString("0e165435-f938-890c-8080-ec665c268d05");
        assertThat(RecordKey.of(" Ann@Contoso.COM", offer, "crm")).isEqualTo(ann);
        assertThat(RecordKey.of("ann@contoso.com", null, "crm")).isNotEqualTo(ann);
        assertThat(RecordKey.of("bob@contoso.com", offer, "crm")).isNotEqualTo(ann);
        assertThat(RecordKey.of("ann@contoso.com", offer, "sales")).isNotEqualTo(ann);
    }
}
