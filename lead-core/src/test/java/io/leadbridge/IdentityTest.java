package io.leadbridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.ledger.Fingerprint;
import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadSource;
import io.leadbridge.model.OfferId;
import io.leadbridge.model.UserDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);

    @Test
    void theSameContentIsTheSameLeadWhateverItsIdAndTime() {
        byte[] one = hash(lead().build());
        byte[] other = hash(Lead.builder(LeadId.newAt(NOW.plusSeconds(9)), NOW.plusSeconds(9))
                .userDetails(person().build())
                .leadSource(LeadSource.parse("AzureMarketplace"))
                .actionCode(ActionCode.INS)
                .build());
        assertThat(one).isEqualTo(other);
    }

    @Test
    void eachFieldOfItsOwnMakesAnotherLead() {
        List<Lead> different = List.of(
                lead().build(),
                lead().offer(new OfferId("contoso.crm")).build(),
                lead().offerTitle("CRM").build(),
                lead().actionCode(ActionCode.PLT).build(),
                lead().leadSource(LeadSource.parse("AzurePortal")).build(),
                lead().description("call me").build(),
                lead().userDetails(person().firstName("Ann").build()).build(),
                lead().userDetails(person().lastName("Ann").build()).build(),
                lead().userDetails(person().email("ann@contoso.com").build()).build(),
                lead().userDetails(person().phone("16175555555").build()).build(),
                lead().userDetails(person().country("US").build()).build(),
                lead().userDetails(person().company("US").build()).build(),
                lead().userDetails(person().title("US").build()).build());
        Stream<String> hashes = different.stream().map(lead -> HexFormat.of().formatHex(hash(lead)));
        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void aWindowOfZeroTurnsItOff() {
        assertThat(Identity.of(lead().build(), Duration.ZERO)).isNull();
    }

    private static byte[] hash(Lead lead) {
        Fingerprint fingerprint = Identity.of(lead, WINDOW);
        assertThat(fingerprint).isNotNull();
        return fingerprint.hash();
    }

    private static Lead.Builder lead() {
        return Lead.builder(LeadId.newAt(NOW), NOW)
                .userDetails(person().build())
                .leadSource(LeadSource.parse("AzureMarketplace"))
                .actionCode(ActionCode.INS);
    }

    private static UserDetails.Builder person() {
        return UserDetails.builder().email("someone@contoso.com");
    }
}
