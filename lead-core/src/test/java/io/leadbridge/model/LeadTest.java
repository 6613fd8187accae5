package io.leadbridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final String MARK = "MSFT_TEST_636573304831318844";

    static Stream<UnaryOperator<Lead.Builder>> marks() {
        return Stream.of(
                lead -> lead.userDetails(person().firstName(MARK).build()),
                lead -> lead.userDetails(person().lastName(MARK).build()),
                lead -> lead.userDetails(person().company(MARK).build()),
                lead -> lead.userDetails(person().title(MARK).build()),
                lead -> lead.userDetails(person().email(MARK + "@test.com").build()),
                lead -> lead.userDetails(
                        person().firstName(MARK.toLowerCase(Locale.ROOT)).build()),
                lead -> lead.description(" " + MARK),
                lead -> lead.leadSource(LeadSource.parse(MARK + "-" + MARK + "|<Offer Name>")));
    }

    @ParameterizedTest
    @MethodSource("marks")
    void isATestLeadByAnyOfItsMarks(UnaryOperator<Lead.Builder> mark) {
        assertThat(mark.apply(lead()).build().isTest()).isTrue();
    }

    @Test
    void isNoTestLeadByTheMarkElsewhere() {
        Lead lead = lead().offerTitle(MARK)
                .description("we ran " + MARK)
                .userDetails(person().phone(MARK).country(MARK).build())
                .build();

        assertThat(lead.isTest()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DNC", "dnc", " Dnc "})
    void mustNotBeContactedUnderDnc(String code) {
        assertThat(lead().actionCode(new ActionCode(code)).build().isDoNotContact())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INS", "PLT", "DNCX", "Create"})
    void mayBeContactedUnderAnyOtherAction(String code) {
        assertThat(lead().actionCode(new ActionCode(code)).build().isDoNotContact())
                .isFalse();
        assertThat(lead().build().isDoNotContact()).isFalse();
    }

    @Test
    void keepsTextTrimmedAndBlankTextNotAtAll() {
        Lead lead = lead().offerTitle(" \t")
                .description(" a\nb ")
                .userDetails(person().email("\u2003").lastName(" One ").build())
                .build();

        assertThat(lead.offerTitle()).isNull();
        assertThat(lead.description()).isEqualTo("a\nb");
        assertThat(lead.userDetails()).isEqualTo(person().lastName("One").build());
    }

    @Test
    void showsNoPersonalDataAsText() {
        Lead lead = lead().userDetails(person().firstName("Zephyrine")
                        .lastName("Quillfeather")
                        .email("z@nowhere.example")
                        .phone("5550147")
                        .country("US of A")
                        .company("Marmalade")
                        .title("Lamplighter")
                        .build())
                .leadSource(LeadSource.parse("Private"))
                .actionCode(new ActionCode("Zephyrine"))
                .offerTitle("Suite")
                .description("Call me")
                .extension("Nickname", "Zeph")
                .build();

        assertThat(lead + " " + lead.userDetails())
                .doesNotContainIgnoringCase(
                        "zeph",
                        "quill",
                        "nowhere",
                        "5550147",
                        "of A",
                        "marmalade",
                        "lamp",
                        "private",
                        "suite",
                        "call me")
                .contains(lead.id().toString(), "phone");
    }

    @Test
    void showsTheDocumentedActionAndTheTestMarkAsText() {
        Lead lead = lead().actionCode(new ActionCode("ins")).description(MARK).build();

        assertThat(lead).hasToString("Lead[" + lead.id() + ", INS, test]");
    }

    @Test
    void isReachableByEmailPhoneOrNameWithCompany() {
        assertThat(person().email("a@b").build().isReachable()).isTrue();
        assertThat(person().phone("+1 (617) 5").build().isReachable()).isTrue();
        assertThat(person().lastName("One").company("Contoso").build().isReachable())
                .isTrue();
        assertThat(person().firstName("Some").company("Contoso").build().isReachable())
                .isTrue();
    }

    @Test
    void isNotReachableOtherwise() {
        assertThat(UserDetails.NONE.isReachable()).isFalse();
        assertThat(person().email("nobody").build().isReachable()).isFalse();
        assertThat(person().phone("ext. 1234").build().isReachable()).isFalse();
        assertThat(person().firstName("Some").lastName("One").build().isReachable())
                .isFalse();
        assertThat(person().company("Contoso")
                        .country("US")
                        .title("CTO")
                        .build()
                        .isReachable())
                .isFalse();
    }

    private static Lead.Builder lead() {
        return Lead.builder(LeadId.newAt(NOW), NOW);
    }

    private static UserDetails.Builder person() {
        return UserDetails.builder();
    }
}
