package io.leadbridge.sinks.marketo;

import static io.leadbridge.sinks.marketo.MarketoLead.MAPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.leadbridge.mapping.CrmEntity.MappedField;
import io.leadbridge.mapping.Field;
import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadSource;
import io.leadbridge.model.UserDetails;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketoLeadTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Lead.Builder example() {
        return Lead.builder(LeadId.newAt(NOON), NOON)
                .userDetails(UserDetails.builder()
                        .firstName("Some")
                        .lastName("One")
                        .email("someone@contoso.com")
                        .phone("16175555555")
                        .country("USA")
                        .company("Contoso")
                        .title("Esquire")
                        .build())
                .leadSource(LeadSource.parse("AzureMarketplace-INS|contoso.crm"));
    }

    @Test
    void mapsMicrosoftsExampleAndSubscribesNobody() {
        assertThat(MAPPING.map(example().build()).values())
                .containsExactly(
                        entry("email", "someone@contoso.com"),
                        entry("firstName", "Some"),
                        entry("lastName", "One"),
                        entry("phone", "16175555555"),
                        entry("company", "Contoso"),
                        entry("title", "Esquire"),
                        entry("country", "USA"),
                        entry("leadSource", "AzureMarketplace-INS|contoso.crm"));
    }

    @Test
    void somebodyWhoMustNotBeContactedGetsEveryOptOut() {
        assertThat(MAPPING.map(example().actionCode(ActionCode.DNC).build()).values())
                .containsEntry("unsubscribed", true)
                .containsEntry("doNotCall", true)
                .containsKeys("unsubscribedReason", "doNotCallReason")
                .containsKeys(MarketoLead.OPT_OUTS.stream().map(Field::name).toArray(String[]::new));
    }

    @Test
    void saysWhenALeadHasNothingToBeFoundAgainBy() {
        Lead nobody = Lead.builder(LeadId.newAt(NOON), NOON).build();
        assertThat(MAPPING.map(nobody).losses()).extracting(MappedField::name).containsExactly("email");
    }

    @Test
    void takesFieldsOfOnesOwnButNoMisspelling() {
        assertThat(MAPPING.with(m -> m.setAll(Map.of("marketplaceOffer", "{Offer}")))
                        .map(example().build())
                        .has("marketplaceOffer"))
                .isTrue();
        assertThatThrownBy(() -> MAPPING.with(m -> m.setAll(Map.of("lastname", "x"))))
                .hasMessageContaining("lead has no field 'lastname'; did you mean lastName?");
        assertThatThrownBy(() -> MAPPING.with(m -> m.setAll(Map.of("createdAt", "{ReceivedAt}"))))
                .hasMessageContaining("createdAt: cannot be written");
    }
}
