package io.leadbridge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Action codes, marketplaces and offer ids: open sets of names of which some are known. */
class OpenNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"SPZA", "spza", "AppSource", "APPSOURCE", "AppSource (SPZA)", " appsource (spza) "})
    void takeAllNamesOfAppSourceForOne(String name) {
        assertThat(new Marketplace(name)).isEqualTo(Marketplace.APP_SOURCE);
    }

    @Test
    void areKnownInAnyLetterCase() {
        assertThat(new ActionCode("starttestdrive")).isEqualTo(ActionCode.START_TEST_DRIVE);
        assertThat(new ActionCode("CREATE").isKnown()).isTrue();
        assertThat(new Marketplace("AZUREPORTAL")).isEqualTo(Marketplace.AZURE_PORTAL);
    }

    @Test
    void areKeptAsSentWhenUnknown() {
        assertThat(new ActionCode(" freeTrial ")).hasToString("freeTrial");
        assertThat(new ActionCode("freeTrial").isKnown()).isFalse();
        assertThat(new Marketplace("Teams")).hasToString("Teams");
        assertThat(new Marketplace("Teams").isKnown()).isFalse();
    }

    @Test
    void areNeverBlank() {
        assertThatThrownBy(() -> new ActionCode(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Marketplace("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OfferId("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nameThePublisherOfAnOfferUpToTheFirstDot() {
        assertThat(new OfferId("contoso.crm.suite").publisher()).contains("contoso");
        assertThat(new OfferId("crm-suite").publisher()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a|b", "a\tb"})
    void holdNoBlankAndNoBarInAnOfferId(String text) {
        assertThatThrownBy(() -> new OfferId(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(OfferId.find(text + ".c")).isEmpty();
    }

    @Test
    void areLimitedInLength() {
        assertThat(OfferId.find("a." + "b".repeat(OfferId.MAX_LENGTH - 2))).isPresent();
        assertThat(OfferId.find("a." + "b".repeat(OfferId.MAX_LENGTH - 1))).isEmpty();
    }
}
