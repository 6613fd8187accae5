package io.leadbridge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadJsonTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final LeadId ID = LeadId.parse("0199a5b4-11f3-7abc-8def-0123456789ab");

    @Test
    void writesOneLineUnderMicrosoftsNames() {
        Lead lead = full("Wants a call.\nSoon.").build();

        assertThat(text(lead))
                .isEqualTo("{\"id\":\"0199a5b4-11f3-7abc-8def-0123456789ab\","
                        + "\"receivedAt\":\"2026-11-22T10:15:30.123Z\",\"offer\":\"contoso.crm\","
                        + "\"UserDetails\":{\"FirstName\":\"Some\",\"LastName\":\"One\",\"Email\":\"a@contoso.com\","
                        + "\"Phone\":\"16175555555\",\"Country\":\"USA\",\"Company\":\"Contoso\",\"Title\":\"Esquire\"},"
                        + "\"LeadSource\":\"AzureMarketplace-INS|contoso.crm\",\"ActionCode\":\"INS\","
                        + "\"OfferTitle\":\"CRM\",\"Description\":\"Wants a call.\\nSoon.\"}");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(text(Lead.builder(ID, NOW).build()))
                .isEqualTo("{\"id\":\"0199a5b4-11f3-7abc-8def-0123456789ab\","
                        + "\"receivedAt\":\"2026-11-22T10:15:30.123Z\",\"UserDetails\":{}}");
    }

    @Test
    void marksTestLeadsAndThoseNotToBeContacted() {
        Lead lead = full("MSFT_TEST_1").actionCode(ActionCode.DNC).build();

        assertThat(text(lead)).contains("\"test\":true", "\"doNotContact\":true");
        assertThat(LeadJson.read(LeadJson.write(lead))).isEqualTo(lead);
    }

    @Test
    void readsBackEveryKindOfExtension() {
        Lead lead = full("x")
                .extension("text", "a\u0000\u2028\"b")
                .extension("flag", true)
                .extension("int", 1)
                .extension("long", 1L << 40)
                .extension("big", BigInteger.TEN.pow(150))
                .extension("decimal", new BigDecimal("1.50"))
                .extension("vast", new BigDecimal("1e400"))
                .extension("list", Arrays.asList("a", null, List.of(1, 2)))
                .extension("UserDetails.map", Map.of("k", Map.of("deep", false)))
                .extension("", "empty name")
                .build();

        assertThat(LeadJson.read(LeadJson.write(lead))).isEqualTo(lead);
        assertThat(LeadJson.read(LeadJson.write(lead)).extensions().keySet())
                .containsExactlyElementsOf(lead.extensions().keySet());
    }

    @Test
    void readsBackHostileText() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String hostile = random.ints(0, 0x11_0000)
                    .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                    .limit(1 + random.nextInt(20))
                    .mapToObj(Character::toString)
                    .reduce("\u0000\"\\", String::concat);
            Lead lead = full(hostile).extension(hostile, hostile).build();

            byte[] json = LeadJson.write(lead);

            assertThat(LeadJson.read(json)).isEqualTo(lead);
            assertThat(json).doesNotContain('\n', '\r');
        }
    }

    @Test
    void writesALeadEvenWithHalfASurrogatePair() {
        Lead lead = full("a\ud800b").build();

        assertThat(LeadJson.read(LeadJson.write(lead)).description()).isEqualTo("a?b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"id\":\"SECRET\"}",
                "SECRET",
                "{\"id\":\"0199a5b4-11f3-7abc-8def-0123456789ab\",\"receivedAt\":\"SECRET\"}",
                "{\"id\":\"0199a5b4-11f3-7abc-8def-0123456789ab\",\"receivedAt\":\"2026-11-22T10:15:30Z\","
                        + "\"extensions\":\"SECRET\"}"
            })
    void refusesAnythingElseWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> LeadJson.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("SECRET");
    }

    private static Lead.Builder full(String description) {
        return Lead.builder(ID, NOW)
                .offer(new OfferId("contoso.crm"))
                .userDetails(
                        new UserDetails("Some", "One", "a@contoso.com", "16175555555", "USA", "Contoso", "Esquire"))
                .leadSource(LeadSource.parse("AzureMarketplace-INS|contoso.crm"))
                .actionCode(ActionCode.INS)
                .offerTitle("CRM")
                .description(description);
    }

    private static String text(Lead lead) {
        return new String(LeadJson.write(lead), StandardCharsets.UTF_8);
    }
}
