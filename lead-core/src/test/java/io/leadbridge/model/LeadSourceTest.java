package io.leadbridge.model;

import static io.leadbridge.model.Marketplace.APP_SOURCE;
import static io.leadbridge.model.Marketplace.AZURE_MARKETPLACE;
import static io.leadbridge.model.Marketplace.AZURE_PORTAL;
import static io.leadbridge.model.Marketplace.TEST_DRIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadSourceTest {
    static Stream<Arguments> examples() {
        String checkpoint = "checkpoint.check-point-r77-10sg-byol";
        String docusign = "docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a";
        String mark = "MSFT_TEST_636573304831318844";
        return Stream.of(
                Arguments.of("AzureMarketplace", AZURE_MARKETPLACE, null, null),
                Arguments.of("AppSource (SPZA)", APP_SOURCE, null, null),
                Arguments.of("AzureMarketplace-INS|" + checkpoint, AZURE_MARKETPLACE, ActionCode.INS, checkpoint),
                Arguments.of(
                        "AzurePortal-Create | bitnami.openedxcypress",
                        AZURE_PORTAL,
                        ActionCode.CREATE,
                        "bitnami.openedxcypress"),
                Arguments.of("SPZA-PLT|" + docusign, APP_SOURCE, ActionCode.PLT, docusign),
                Arguments.of("AppSource (SPZA)-DNC|" + docusign, APP_SOURCE, ActionCode.DNC, docusign),
                Arguments.of("TestDrive-StartTestDrive|a.b", TEST_DRIVE, ActionCode.START_TEST_DRIVE, "a.b"),
                Arguments.of("azuremarketplace-ins|a.b", AZURE_MARKETPLACE, ActionCode.INS, "a.b"),
                Arguments.of("AzureMarketplace-INS", AZURE_MARKETPLACE, ActionCode.INS, null),
                Arguments.of("AzureMarketplace|a.b", AZURE_MARKETPLACE, null, "a.b"),
                Arguments.of("AppSource-INS|CRM | the suite", APP_SOURCE, ActionCode.INS, "CRM | the suite"),
                Arguments.of("New-Shop-XYZ|a.b", new Marketplace("New-Shop"), new ActionCode("XYZ"), "a.b"),
                Arguments.of("Test run through MS Flow", new Marketplace("Test run through MS Flow"), null, null),
                Arguments.of(
                        mark + "-" + mark + "|<Offer Name>",
                        new Marketplace(mark),
                        new ActionCode(mark),
                        "<Offer Name>"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsBothDocumentedShapes(
            String raw, Marketplace marketplace, @Nullable ActionCode action, @Nullable String offer) {
        assertThat(LeadSource.parse("  " + raw + "\n")).isEqualTo(new LeadSource(raw, marketplace, action, offer));
    }

    @Test
    void takesTheOfferForAnIdOnlyWhenItLooksLikeOne() {
        assertThat(LeadSource.parse("SPZA-INS|contoso.crm").offerId()).contains(new OfferId("contoso.crm"));
        assertThat(LeadSource.parse("SPZA-INS|Contoso CRM 2.0").offerId()).isEmpty();
        assertThat(LeadSource.parse("SPZA-INS|crm").offerId()).isEmpty();
        assertThat(LeadSource.parse("SPZA-INS").offerId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void refusesBlankText(String blank) {
        assertThatThrownBy(() -> LeadSource.parse(blank)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverRefusesAnyOtherText() {
        String letters = "ab|-. \t\u00a0\u2003\ud83d\ude00\0(Ä";
        Random random = new Random(20260901);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String raw = text.toString();
            if (!raw.isBlank()) {
                LeadSource source = LeadSource.parse(raw);
                assertThat(source.raw()).isEqualTo(raw.strip());
                source.offerId();
            }
        }
    }
}
