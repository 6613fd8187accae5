package io.leadbridge.mapping;

import static io.leadbridge.mapping.Samples.bare;
import static io.leadbridge.mapping.Samples.emptyLead;
import static io.leadbridge.mapping.Samples.fullLead;
import static io.leadbridge.mapping.Samples.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadSource;
import io.leadbridge.model.OfferId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "FirstName = Some",
                "LastName = One",
                "FullName = Some One",
                "Email = someone@contoso.com",
                "EmailLocalPart = someone",
                "EmailDomain = contoso.com",
                "BusinessDomain = contoso.com",
                "Phone = 16175555555",
                "Country = USA",
                "Company = Contoso",
                "Title = Esquire",
                "LeadSource = AzureMarketplace-INS|contoso.crm",
                "Marketplace = AzureMarketplace",
                "ActionCode = INS",
                "Offer = contoso.crm",
                "Publisher = contoso",
                "OfferTitle = Test Microsoft",
                "ReceivedAt = 2026-11-22T12:00:00Z",
                "extensions.partnerId = 42",
                "extensions.PARTNERID = 42",
                "campaign.utm_source = newsletter",
            })
    void everyFieldHasItsNameInTheTextForm(String name, String expected) {
        Value value = Values.text("{" + name + "}");
        assertThat(value.textOf(fullLead())).isEqualTo(expected);
        assertThat(value).hasToString(name);
        if (!name.equals("ReceivedAt")) {
            assertThat(value.of(emptyLead())).isNull();
        }
    }

    @Test
    void theJavaFormHasTheSameValues() {
        assertThat(List.of(
                        Values.firstName(),
                        Values.lastName(),
                        Values.fullName(),
                        Values.email(),
                        Values.emailLocalPart(),
                        Values.emailDomain(),
                        Values.businessDomain(),
                        Values.phone(),
                        Values.country(),
                        Values.company(),
                        Values.title(),
                        Values.leadSource(),
                        Values.marketplace(),
                        Values.actionCode(),
                        Values.offerId(),
                        Values.publisher(),
                        Values.offerTitle(),
                        Values.description(),
                        Values.receivedAt(),
                        Values.leadId(),
                        Values.extension("partnerId"),
                        Values.campaign("utm_source")))
                .extracting(Value::toString)
                .containsExactly(
                        "FirstName",
                        "LastName",
                        "FullName",
                        "Email",
                        "EmailLocalPart",
                        "EmailDomain",
                        "BusinessDomain",
                        "Phone",
                        "Country",
                        "Company",
                        "Title",
                        "LeadSource",
                        "Marketplace",
                        "ActionCode",
                        "Offer",
                        "Publisher",
                        "OfferTitle",
                        "Description",
                        "ReceivedAt",
                        "LeadId",
                        "extensions.partnerId",
                        "campaign.utm_source")
                .allSatisfy(name -> assertThat(Values.text("{" + name + "}")).hasToString(name));
    }

    @Test
    void leadIdAndDescriptionAreText() {
        Lead lead = bare().description("two\nlines").build();
        assertThat(Values.leadId().of(lead)).isEqualTo(lead.id().toString());
        assertThat(Values.description().of(lead)).isEqualTo("two\nlines");
    }

    @Test
    void anEmailWithoutAtHasNoParts() {
        Lead lead = person(p -> p.email("someone"));
        assertThat(Values.emailLocalPart().of(lead)).isNull();
        assertThat(Values.emailDomain().of(lead)).isNull();
        assertThat(Values.emailDomain().of(person(p -> p.email("\"a@b\"@contoso.com"))))
                .isEqualTo("contoso.com");
    }

    @Test
    void marketplaceIsTheDocumentedName() {
        Lead lead = bare().leadSource(LeadSource.parse("SPZA-PLT|x.y")).build();
        assertThat(Values.marketplace().of(lead)).isEqualTo("AppSource");
    }

    @Test
    void extensionsKeepTheirTypeAndBecomeJsonWhenTheyAreNested() {
        Lead lead = bare().extension("flag", true)
                .extension("Nested", Map.of("a", List.of(1, 2)))
                .extension("huge", new BigDecimal("1e999999999"))
                .build();
        assertThat(Values.extension("flag").of(lead)).isEqualTo(true);
        assertThat(Values.extension("nested").of(lead)).isEqualTo("{\"a\":[1,2]}");
        assertThat(Values.extension("huge").textOf(lead)).isEqualTo("1E+999999999");
        assertThat(Values.extension("none").of(lead)).isNull();
    }

    @Test
    void prefersTheExactSpellingOfAnExtension() {
        Lead lead = bare().extension("ID", "upper").extension("id", "lower").build();
        assertThat(Values.extension("id").of(lead)).isEqualTo("lower");
        assertThat(Values.extension("Id").of(lead)).isEqualTo("upper");
    }

    @Test
    void anOfferWithoutPublisherHasNone() {
        assertThat(Values.publisher().of(bare().offer(new OfferId("crm")).build()))
                .isNull();
    }

    @Test
    void anExtensionAndACampaignParameterNeedAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> Values.extension(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> Values.campaign(""));
    }

    @Test
    void constantsAreTextNumbersFlagsAndTimes() {
        assertThat(Values.constant(8).of(emptyLead())).isEqualTo(8L);
        assertThat(Values.constant(new BigDecimal("12.50"))).hasToString("12.50");
        assertThat(Values.constant(1e3)).isEqualTo(new Constant(new BigDecimal("1000.0")));
        assertThat(Values.constant(Samples.NOON)).isEqualTo(Values.constant("2026-11-22T12:00:00Z"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Values.constant(Double.NaN))
                .withMessage("a constant number has at most 40 digits");
        assertThat(Values.constant(true).of(emptyLead())).isEqualTo(true);
        assertThat(Values.constant("x")).isEqualTo(new Constant("x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Values.constant(List.of("secret")))
                .withMessageStartingWith("a constant is text, a number")
                .withMessageNotContaining("secret");
    }

    @Test
    void blankTextOfAFunctionIsAbsent() {
        Value blank = lead -> " ";
        assertThat(blank.orElse("else").of(emptyLead())).isEqualTo("else");
        assertThat(blank.textOf(emptyLead())).isNull();
        assertThat(blank.as((text, lead) -> "never").of(emptyLead())).isNull();
        assertThat(Values.company().as((text, lead) -> "").orElse("else").of(fullLead()))
                .isEqualTo("else");
    }
}
