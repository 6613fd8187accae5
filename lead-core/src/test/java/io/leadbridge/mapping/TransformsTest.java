package io.leadbridge.mapping;

import static io.leadbridge.mapping.Samples.fullLead;
import static io.leadbridge.mapping.Samples.person;
import static io.leadbridge.mapping.Transforms.capitalise;
import static io.leadbridge.mapping.Transforms.countryName;
import static io.leadbridge.mapping.Transforms.date;
import static io.leadbridge.mapping.Transforms.e164;
import static io.leadbridge.mapping.Transforms.html;
import static io.leadbridge.mapping.Transforms.iso2;
import static io.leadbridge.mapping.Transforms.iso3;
import static io.leadbridge.mapping.Transforms.lookup;
import static io.leadbridge.mapping.Transforms.lower;
import static io.leadbridge.mapping.Transforms.trim;
import static io.leadbridge.mapping.Transforms.truncate;
import static io.leadbridge.mapping.Transforms.upper;
import static io.leadbridge.mapping.Values.actionCode;
import static io.leadbridge.mapping.Values.company;
import static io.leadbridge.mapping.Values.country;
import static io.leadbridge.mapping.Values.phone;
import static io.leadbridge.mapping.Values.receivedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadbridge.model.Lead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransformsTest {

    private static @Nullable Object ofCompany(String text, Transform transform) {
        return company().as(transform).of(person(p -> p.company(text)));
    }

    @Test
    void changesTheLettersOfText() {
        assertThat(ofCompany("Contoso \t\n GmbH", trim())).isEqualTo("Contoso GmbH");
        assertThat(ofCompany("Contoso i", upper())).isEqualTo("CONTOSO I");
        assertThat(ofCompany("CONTOSO I", lower())).isEqualTo("contoso i");
        assertThat(ofCompany("anne-marie o'neill McDonald élan 3com", capitalise()))
                .isEqualTo("Anne-Marie O'neill McDonald Élan 3com");
    }

    @Test
    void truncatesBetweenCodePoints() {
        assertThat(ofCompany("ab😀", truncate(4))).isEqualTo("ab😀");
        assertThat(ofCompany("ab😀", truncate(3))).isEqualTo("ab");
        assertThat(ofCompany("abc", truncate(50))).isEqualTo("abc");
        assertThat(ofCompany("😀", truncate(1))).as("nothing left").isEqualTo("");
        assertThatIllegalArgumentException().isThrownBy(() -> truncate(0));
    }

    @Test
    void looksUpInAnyLetterCaseAndFindsNothingElse() {
        Value rating = actionCode().as(lookup(Map.of("ins", "Hot", "PLT", 2)));
        assertThat(rating.of(fullLead())).isEqualTo("Hot");
        assertThat(ofCompany("plt", lookup(Map.of("PLT", 2)))).isEqualTo(2L);
        assertThat(ofCompany("DNC", lookup(Map.of("PLT", 2)))).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> lookup(Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lookup(Map.of("a", 1, "A", 2)))
                .withMessageEndingWith("twice");
    }

    @Test
    void escapesForHtmlAlsoInAnAttribute() {
        assertThat(ofCompany("<b>\"A\" & \n'B'</b>", html()))
                .isEqualTo("&lt;b&gt;&quot;A&quot; &amp; \n&#39;B&#39;&lt;/b&gt;");
    }

    @Test
    void writesTheDayOfATime() {
        assertThat(receivedAt().as(date()).of(fullLead())).isEqualTo("2026-11-22");
        assertThat(ofCompany("2026-11-22T23:30:00-02:00", date())).isEqualTo("2026-11-23");
        assertThat(ofCompany("2026-11-22", date())).isEqualTo("2026-11-22");
    }

    @Test
    void writesATimeByPatternAndZone() {
        assertThat(receivedAt()
                        .as(date("EEE d MMM yyyy, HH:mm", ZoneId.of("Asia/Kolkata")))
                        .of(fullLead()))
                .isEqualTo("Sun 22 Nov 2026, 17:30");
        assertThat(ofCompany("2026-11-22", date("dd.MM.yyyy HH:mm", ZoneId.of("Europe/Berlin"))))
                .isEqualTo("22.11.2026 00:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "22.11.2026", "2026-11-22 12:00", "2026-13-01", "T", "+1000000000-01-01T00:00:00Z"})
    void whatIsNoDateIsAbsent(String text) {
        assertThat(ofCompany(text, date())).isNull();
    }

    @Test
    void aTimeThatThePatternCannotHoldIsAbsent() {
        assertThat(receivedAt().as(date("pH", ZoneOffset.UTC)).of(fullLead())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "jj", "'open", "yyyy-MM-dd'T", "{", "V"})
    void refusesAPatternThatNoTimeCanBeWrittenIn(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> date(pattern, ZoneOffset.UTC))
                .withMessage("'" + pattern + "' is no pattern of a date; write one such as dd.MM.yyyy HH:mm");
    }

    @Test
    void takesAFunctionOfOnesOwnThatMayLookAtTheLead() {
        Value own =
                company().as((text, lead) -> text + " of " + lead.userDetails().country());
        assertThat(own.of(fullLead())).isEqualTo("Contoso of USA");
    }

    @Test
    void seesATimeAsText() {
        assertThat(receivedAt().as(truncate(10)).of(fullLead())).isEqualTo("2026-11-22");
    }

    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "+1 617 555 5555, DE, +16175555555",
                "＋１ ６１７ ５５５ ５５５５, -, +16175555555",
                "16175555555, USA, +16175555555",
                "16175555555, -, +16175555555",
                "6175555555, United States, +16175555555",
                "(617) 555-5555, us, +16175555555",
                "617.555.5555, Canada, +16175555555",
                "030 123456, Deutschland, +4930123456",
                "0049 30 123456, Germany, +4930123456",
                "00 44 20 7946 0958, DE, +442079460958",
                "4915112345678, US, +4915112345678",
                "020 7946 0958, UK, +442079460958",
                "049 123 456, Kosovo, +38349123456",
            })
    void writesAPhoneNumberInE164WhenThatIsCertain(String sent, @Nullable String country, String expected) {
        assertThat(e164(sent, country)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "1234567890, US",
                "6175555555, -",
                "030 123456, Atlantis",
                "+1 617, US",
                "+999 617 555 5555, US",
                "617.555.5555 x12, US",
                "1 800 FLOWERS, US",
                "call +1 617 555 5555, US",
                "n/a, US",
                "12345, -",
                "+1 617 555 5555 / +1 617 555 5556, US",
                "00 44 20 7946 0958, -",
            })
    void leavesAPhoneNumberAsItIsWhenNothingIsCertain(String sent, @Nullable String country) {
        assertThat(e164(sent, country)).isEqualTo(sent);
    }

    private static @Nullable Object e164(String phone, @Nullable String country) {
        return phone().as(Transforms.e164()).of(person(p -> p.phone(phone).country(country)));
    }

    @Test
    void survivesAnEndlessPhoneNumber() {
        assertThat(e164("1".repeat(250_000), "US")).isEqualTo("1".repeat(250_000));
    }

    @Test
    void stockTransformsAreComparedByTheirTextForm() {
        assertThat(truncate(5))
                .isEqualTo(truncate(5))
                .hasSameHashCodeAs(truncate(5))
                .isNotEqualTo(truncate(6));
        assertThat(Transforms.e164()).isNotEqualTo(iso2());
    }

    private static @Nullable Object ofCountry(String text, Transform form) {
        return country().as(form).of(person(p -> p.country(text)));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "US, US",
        "usa, US",
        "U.S.A., US",
        "U.S., US",
        "United States, US",
        "united states of america, US",
        "The United States of America, US",
        "EUA, US",
        "Estados Unidos, US",
        "ＵＳ, US",
        "UK, GB",
        "England, GB",
        "Great Britain, GB",
        "Korea, KR",
        "Republic of Korea, KR",
        "'Korea, Republic of', KR",
        "Russian Federation, RU",
        "Czech Republic, CZ",
        "Viet Nam, VN",
        "The Netherlands, NL",
        "Holland, NL",
        "Ivory Coast, CI",
        "Cote d'Ivoire, CI",
        "Côte d’Ivoire, CI",
        "CÔTE D'IVOIRE, CI",
        "Hong Kong, HK",
        "Hong Kong SAR, HK",
        "Kosovo, XK",
        "PRC, CN",
        "Deutschland, DE",
        "Brasil, BR",
        "Türkiye, TR",
        "Turkey, TR",
        "St. Lucia, LC",
        "Saint Lucia, LC",
        "Trinidad & Tobago, TT",
        "Bosnia-Herzegovina, BA",
        "日本, JP",
        "भारत, IN",
        "대한민국, KR",
    })
    void knowsACountryByCodeAndName(String sent, String code) {
        assertThat(ofCountry(sent, iso2())).isEqualTo(code);
    }

    @Test
    void writesACountryInThreeForms() {
        assertThat(ofCountry("de", iso2())).isEqualTo("DE");
        assertThat(ofCountry("de", iso3())).isEqualTo("DEU");
        assertThat(ofCountry("de", countryName())).isEqualTo("Germany");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Atlantis", "XX", "Europe", "Congo", "-", ".", "'", "the"})
    void anUnknownCountryIsAbsentSoThatTheTextCanStandIn(String sent) {
        assertThat(ofCountry(sent, iso2())).isNull();
        assertThat(country().as(iso2()).orElse(country()).of(person(p -> p.country(sent))))
                .isEqualTo(sent);
    }

    @Test
    void knowsEveryCountryOfIso3166() {
        assertThat(Arrays.asList(Locale.getISOCountries()))
                .hasSizeGreaterThan(240)
                .allSatisfy(code -> {
                    assertThat(ofCountry(code, iso2())).isEqualTo(code);
                    assertThat(ofCountry(code, iso3())).isEqualTo(new Locale("", code).getISO3Country());
                    Lead named = person(p -> p.country((String) ofCountry(code, countryName())));
                    assertThat(country().as(iso2()).of(named)).isEqualTo(code);
                });
    }

    @Test
    void noNameInTheTableBelongsToTwoCountries() throws IOException {
        try (InputStream table = Transforms.class.getResourceAsStream("countries.tsv")) {
            for (String line : new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] cells = line.split("\t");
                for (int i = 0; !line.startsWith("#") && i < cells.length; i++) {
                    assertThat(cells[i].split(";"))
                            .allSatisfy(name ->
                                    assertThat(ofCountry(name, iso2())).as(name).isEqualTo(cells[0]));
                }
            }
        }
    }
}
