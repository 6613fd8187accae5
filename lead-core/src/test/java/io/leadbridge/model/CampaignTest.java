package io.leadbridge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Campaign campaign(@Nullable String description) {
        return Campaign.of(
                Lead.builder(LeadId.newAt(NOON), NOON).description(description).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mktcmpid\":\"spring\",\"utm_source\":\"news letter\"}",
                "Campaigns: {\"mktcmpid\":\"spring\",\"utm_source\":\"news letter\"}",
                "mktcmpid=spring&utm_source=news+letter",
                "?mktcmpid=spring&utm_source=news%20letter",
                "campaigns:mktcmpid=spring&utm_source=news%20letter",
            })
    void readsEveryFormSeen(String description) {
        assertThat(campaign(description).parameters())
                .containsExactly(entry("mktcmpid", "spring"), entry("utm_source", "news letter"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "Campaigns: ",
                "Please call me, a = b",
                "I need utm_source=x in my lead",
                "{not json}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":{\"b\":\"c\"},\"d\":[1],\"e\":null}",
                "a=b&c",
                "a=b=c",
                "MSFT_TEST_636573304831318844",
                "{}",
                "=",
                "&",
            })
    void anythingElseIsNoCampaign(@Nullable String description) {
        assertThat(campaign(description).parameters()).isEmpty();
    }

    @Test
    void findsAParameterInAnyLetterCase() {
        Campaign campaign = campaign("{\"UTM_Source\":\"x\",\"ref\":\" \",\"n\":7,\"yes\":true}");
        assertThat(campaign.parameter("utm_source")).hasValue("x");
        assertThat(campaign.parameter("n")).hasValue("7");
        assertThat(campaign.parameter("yes")).hasValue("true");
        assertThat(campaign.parameter("ref")).as("blank is absent").isEmpty();
        assertThat(campaign.parameter("src")).isEmpty();
    }

    @Test
    void theFirstOfRepeatedParametersWins() {
        assertThat(campaign("ref=a&ref=b").parameters()).containsExactly(entry("ref", "a"));
    }

    @Test
    void keepsALonePercentSign() {
        assertThat(campaign("ref=50%").parameters()).containsExactly(entry("ref", "50%"));
    }

    @Test
    void isBounded() {
        String many = IntStream.range(0, 1_000).mapToObj(i -> "p" + i + "=" + i).collect(Collectors.joining("&"));
        assertThat(campaign(many).parameters()).hasSize(Campaign.MAX_PARAMETERS).containsEntry("p0", "0");
        assertThat(campaign("{".repeat(100_000) + "}").parameters()).isEmpty();
        assertThat(campaign("a=b&".repeat(60_000) + "a=b").parameters()).hasSize(1);
    }

    @Test
    void showsNoTextInToString() {
        assertThat(campaign("ref=secret")).hasToString("Campaign[1 parameters]");
    }
}
