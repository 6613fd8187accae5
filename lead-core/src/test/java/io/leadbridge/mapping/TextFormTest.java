package io.leadbridge.mapping;

import static io.leadbridge.mapping.Samples.bare;
import static io.leadbridge.mapping.Samples.emptyLead;
import static io.leadbridge.mapping.Samples.fullLead;
import static io.leadbridge.mapping.Samples.person;
import static io.leadbridge.mapping.Transforms.e164;
import static io.leadbridge.mapping.Transforms.iso2;
import static io.leadbridge.mapping.Transforms.lookup;
import static io.leadbridge.mapping.Transforms.truncate;
import static io.leadbridge.mapping.Transforms.upper;
import static io.leadbridge.mapping.Values.actionCode;
import static io.leadbridge.mapping.Values.company;
import static io.leadbridge.mapping.Values.country;
import static io.leadbridge.mapping.Values.firstName;
import static io.leadbridge.mapping.Values.lastName;
import static io.leadbridge.mapping.Values.offerTitle;
import static io.leadbridge.mapping.Values.phone;
import static io.leadbridge.mapping.Values.receivedAt;
import static io.leadbridge.mapping.Values.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leadbridge.mapping.InvalidMappingException.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormTest {

    @Test
    void compilesToTheSameValuesAsTheJavaForm() {
        assertThat(text("{Phone | e164}")).isEqualTo(phone().as(e164()));
        assertThat(text("{OfferTitle ?? 'Marketplace lead'}"))
                .isEqualTo(offerTitle().orElse("Marketplace lead"));
        assertThat(text("{Country | iso2 ?? Country}"))
                .isEqualTo(country().as(iso2()).orElse(country()));
        assertThat(text("{ (FirstName ?? LastName) | upper | truncate( 50 ) }"))
                .isEqualTo(firstName().orElse(lastName()).as(upper()).as(truncate(50)));
        assertThat(text("{ActionCode | lookup(INS=Sale, PLT = 'Contact me', 'Start Test'=trial)}"))
                .isEqualTo(actionCode().as(lookup(Map.of("INS", "Sale", "PLT", "Contact me", "Start Test", "trial"))));
        assertThat(text("{ ( Company ?? Title ) | lookup ( a = b , 'c' = 'd' ) | upper ( ) }"))
                .isEqualTo(company()
                        .orElse(Values.title())
                        .as(lookup(Map.of("a", "b", "c", "d")))
                        .as(upper()));
        assertThat(text("{ReceivedAt}")).isSameAs(receivedAt());
        assertThat(text("Web")).isEqualTo(Values.constant("Web"));
        assertThat(text("")).isEqualTo(Values.constant(""));
    }

    @Test
    void absentFieldsOutsideAFallbackAreEmpty() {
        Value name = text("{FirstName} {LastName}, {Company}");
        assertThat(name.of(fullLead())).isEqualTo("Some One, Contoso");
        assertThat(name.of(person(p -> p.lastName("One")))).isEqualTo("One,");
    }

    @Test
    void aTemplateWhoseFieldsAreAllAbsentIsAbsent() {
        assertThat(text("{FirstName} {LastName}, {Company}").of(emptyLead())).isNull();
        assertThat(text("Lead of {Company ?? 'nobody'}").of(emptyLead())).isEqualTo("Lead of nobody");
        assertThat(text("Web").of(emptyLead())).isEqualTo("Web");
    }

    @Test
    void textInTheBracesVanishesWithItsField() {
        Value subject = text("{OfferTitle ?? 'Marketplace lead'}{' (' ActionCode ')'}");
        assertThat(subject.of(fullLead())).isEqualTo("Test Microsoft (INS)");
        assertThat(subject.of(emptyLead())).isEqualTo("Marketplace lead");
        assertThat(text("{'<' Email '>'}").of(emptyLead())).isNull();
        assertThat(text("{ '<' '(' Email ')'  '>' }").of(fullLead())).isEqualTo("<(someone@contoso.com)>");
    }

    @Test
    void aTransformThatFindsNothingFallsBack() {
        assertThat(text("{Country | iso2 ?? Country}").of(person(p -> p.country("Atlantis"))))
                .isEqualTo("Atlantis");
        assertThat(text("{ActionCode | lookup(PLT=x) ?? 'none'}").of(fullLead()))
                .isEqualTo("none");
    }

    @Test
    void twoBracesStandForOneAndTwoQuotesForOne() {
        assertThat(text("{{{Company}}} 'quoted' {'it''s ' Title}").of(fullLead()))
                .isEqualTo("{Contoso} 'quoted' it's Esquire");
        assertThat(text("{{\"a\": 1}}").of(emptyLead())).isEqualTo("{\"a\": 1}");
    }

    @Test
    void textWithFieldsInBracketsIsOneValue() {
        Value place = text("{[{Company}, {Country}] | upper ?? [no place [yet]]]}");
        assertThat(place.of(fullLead())).isEqualTo("CONTOSO, USA");
        assertThat(place.of(emptyLead())).isEqualTo("no place [yet]");
        assertThat(text("{[{' (' Company ')'}] ?? Title}"))
                .isEqualTo(text("{' (' Company ')'}").orElse(Values.title()));
        assertThat(text("[{Company}]").of(fullLead())).as("outside of braces").isEqualTo("[Contoso]");
    }

    @Test
    void wordsWithoutQuotesAreNumbersAndFlags() {
        assertThat(text("{Company ?? 8}")).isEqualTo(company().orElse(Values.constant(8)));
        assertThat(text("{true}")).isEqualTo(Values.constant(true));
        assertThat(text("{ActionCode | lookup(INS=1, PLT='1', Create=false, DNC=1.50)}"))
                .isEqualTo(actionCode()
                        .as(lookup(Map.of("INS", 1, "PLT", "1", "Create", false, "DNC", new BigDecimal("1.50")))));
        assertThat(text("{Company | lookup(007=007)}").of(person(p -> p.company("007"))))
                .isEqualTo("007");
    }

    @Test
    void constantsAmongTextAreText() {
        assertThat(text("{('{FirstName}')} {8}{'(' 9 ')'}x")).isEqualTo(Values.constant("{FirstName} 8(9)x"));
        assertThat(text("{('')}{Company}")).isSameAs(company());
    }

    @Test
    void namesWithBlanksStandInQuotes() {
        assertThat(text("{extensions.'Job role' ?? campaign.'it''s'}"))
                .isEqualTo(Values.extension("Job role").orElse(Values.campaign("it's")));
    }

    @Test
    void writesDatesByPatternAndZone() {
        assertThat(text("{ReceivedAt | date('dd.MM.yyyy HH:mm', 'Europe/Berlin')}")
                        .of(fullLead()))
                .isEqualTo("22.11.2026 13:00");
        assertThat(text("{ReceivedAt | date(yyyy)}").of(fullLead())).isEqualTo("2026");
        assertThat(text("{ReceivedAt | date}").of(fullLead())).isEqualTo("2026-11-22");
    }

    @Test
    void readsTextOfSeveralLines() {
        assertThat(text("{FirstName}\n{Company}").of(fullLead())).isEqualTo("Some\nContoso");
    }

    @Test
    void escapesValuesAndNotTheTextAroundThem() {
        Value html = text("<b>{FirstName}</b>{' <i>' Company '</i>'} {Title ?? '<none>'}", TextFormTest::html);
        assertThat(html.of(person(p -> p.firstName("<script>").company("A & B"))))
                .isEqualTo("<b>&lt;script&gt;</b> <i>A &amp; B</i> &lt;none&gt;");
        assertThat(text("{Company}", TextFormTest::html).of(person(p -> p.company("<"))))
                .isEqualTo("&lt;");
        assertThat(text("{ReceivedAt}", TextFormTest::html).of(emptyLead())).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(text("<br>", TextFormTest::html).of(emptyLead())).isEqualTo("<br>");
    }

    @Test
    void escapesAfterTheTransforms() {
        Value cut = text("{Company | truncate(3)}", TextFormTest::html);
        assertThat(cut.of(person(p -> p.company("A&B&C")))).isEqualTo("A&amp;B");
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{FirstName} {LastName}",
                "{{literal}} {' it''s ' Company ' '}",
                "a{(FirstName ?? LastName) | upper ?? 'x'}b",
                "{Phone | e164} {ActionCode | lookup('INS'='Sale')}",
            })
    void showsItselfInTheTextForm(String template) {
        assertThat(text(template)).hasToString(template);
        assertThat(text(text(template).toString())).isEqualTo(text(template));
    }

    private static List<Fault> faults(String template) {
        return catchThrowableOfType(InvalidMappingException.class, () -> text(template))
                .faults();
    }

    private static void assertFault(String template, int offset, String message) {
        assertThat(faults(template)).hasSize(1);
        assertThat(faults(template).get(0).offset()).isEqualTo(offset);
        assertThat(faults(template).get(0).message()).isEqualTo(message);
    }

    @Test
    void namesTheNearestFieldAndTransform() {
        assertFault("Hello {LstName}", 7, "a lead has no field 'LstName'; did you mean LastName?");
        assertFault("Hello {Firstname}", 7, "a lead has no field 'Firstname'; did you mean FirstName?");
        assertFault(
                "{partnerid}",
                1,
                "a lead has no field 'partnerid'; what Microsoft does not document is extensions.<name>");
        assertFault("{Phone | E164}", 9, "there is no transform 'E164'; did you mean e164?");
        assertFault(
                "{Phone | rot13}",
                9,
                "there is no transform 'rot13'; there are trim, upper, lower, capitalise, html, e164, iso2, iso3,"
                        + " countryName, truncate, lookup, date");
    }

    @Test
    void pointsAtWhatIsNotClosed() {
        assertFault("Hello {FirstName", 6, "this { is not closed");
        assertFault("Hello {", 7, "expected the name of a field here, such as FirstName");
        assertFault(
                "{Company ?? 'x}", 12, "the quote that opens here is not closed; write '' for a quote between quotes");
        assertFault("{(Company}", 9, "expected ??, | or ) here");
        assertFault("{Company | truncate(5}", 21, "expected a comma or ) here");
        assertFault("Hello }", 6, "no { is open here; write }} for a brace");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertFault("{}", 0, "no field stands between these braces");
        assertFault("{'x'}", 0, "no field stands between these braces");
        assertFault(
                "{FirstName LastName}",
                11,
                "expected ??, | or } here; each field has its own braces: {FirstName} {LastName}");
        assertFault("{'x' ?? Company}", 5, "text in quotes is never absent, so what follows is never used");
        assertFault("{Company ?? 'x' ?? Title}", 16, "text in quotes is never absent, so what follows is never used");
        assertFault("{{FirstName}}", 0, "two braces stand for one brace of the text; write {FirstName} for the field");
        assertFault(
                "{{ FirstName }}", 0, "two braces stand for one brace of the text; write {FirstName} for the field");
        assertFault("{Company ||}", 10, "expected the name of a transform here, such as upper");
        assertFault("{Company | truncate(x)}", 11, "truncate takes one whole number: truncate(50)");
        assertFault("{Company | truncate(0)}", 11, "truncate takes a number of characters from 1");
        assertFault("{Company | truncate}", 11, "truncate takes one whole number: truncate(50)");
        assertFault("{Company | upper(1)}", 11, "upper takes nothing in parentheses");
        assertFault("{Company | lookup(a)}", 11, "lookup takes pairs: lookup(INS='Sale', PLT='Contact me')");
        assertFault("{Company | lookup()}", 11, "lookup needs at least one pair");
        assertFault("{Company | lookup(a=1, A=2)}", 11, "lookup has 'A' twice");
        assertFault("{Company | lookup(a=1, a=2)}", 11, "lookup has 'a' twice");
        assertFault("{Company | lookup(a=)}", 20, "expected a word, a number or text in quotes here");
        assertFault(
                "{extensions.}",
                1,
                "a lead has no field 'extensions.'; what Microsoft does not document is" + " extensions.<name>");
    }

    @Test
    void saysWhatIsWrongWithADate() {
        assertFault(
                "{ReceivedAt | date(yyyy, 'Europe/Berln')}",
                14,
                "there is no time zone 'Europe/Berln'; did you mean Europe/Berlin?");
        assertFault("{ReceivedAt | date(yyyy, X)}", 14, "there is no time zone 'X'; write one such as Europe/Berlin");
        assertFault(
                "{ReceivedAt | date('jj')}", 14, "'jj' is no pattern of a date; write one such as dd.MM.yyyy HH:mm");
        String takes =
                "date takes a pattern and a time zone: date('dd.MM.yyyy HH:mm', 'Europe/Berlin'); both may be left"
                        + " out";
        assertFault("{ReceivedAt | date(a=b)}", 14, takes);
        assertFault("{ReceivedAt | date(yyyy, Z, Z)}", 14, takes);
    }

    @Test
    void saysWhatIsWrongWithBrackets() {
        assertFault("x{[{Company}", 2, "this [ is not closed; write ]] for a bracket in it");
        assertFault("{[]}", 1, "nothing stands between these brackets");
        assertFault("{[{Compny}]}", 3, "a lead has no field 'Compny'; did you mean Company?");
    }

    @Test
    void stopsAfterVeryManyFaults() {
        assertThat(faults("{nobody}".repeat(1_000))).hasSize(50);
    }

    @Test
    void findsAllWrongNamesAtOnce() {
        assertThat(faults("{Vorname} {Nachname | gross} {Firma"))
                .extracting(Fault::offset)
                .containsExactly(1, 11, 22, 30, 29);
    }

    @Test
    void showsTheLineAndTheColumnWithACaret() {
        assertThatThrownBy(() -> text("Dear {FirstName},\n\tyour {Compny}\nbye"))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessage("this text cannot be used:\n"
                        + "  a lead has no field 'Compny'; did you mean Company? (line 2, column 8)\n"
                        + "       your {Compny}\n"
                        + "             ^");
    }

    @Test
    void showsOnlyTheNeighbourhoodOfALongLine() {
        assertThatThrownBy(() -> text("x".repeat(1_000) + "{Compny}" + "y".repeat(1_000)))
                .hasMessageEndingWith("(column 1002)\n      " + "x".repeat(49) + "{Compny}" + "y".repeat(43)
                        + "\n      " + " ".repeat(50) + "^");
    }

    @Test
    void isBounded() {
        assertFault("x".repeat(Values.MAX_TEXT + 1), Values.MAX_TEXT, "a text has at most 20000 characters");
        assertThat(text("x".repeat(Values.MAX_TEXT)).of(emptyLead())).isNotNull();
        assertFault("{[".repeat(5_000), 41, "parentheses and brackets nest at most 20 deep");
        assertFault("{" + "(".repeat(5_000), 21, "parentheses and brackets nest at most 20 deep");
        assertFault("{Company" + "|trim".repeat(1_000) + "}", 108, "a field has at most 20 transforms");
        Value longChain = text("{Company" + "??Title".repeat(2_000) + "}");
        assertThat(longChain.of(emptyLead())).isNull();
        assertThat(longChain)
                .isEqualTo(text(text("a" + "{Company" + "??Title".repeat(2_000) + "}")
                        .toString()
                        .substring(1)));
    }

    @Test
    void keepsAbsentAndBlankApartFromText() {
        assertThat(text("{Description}").of(bare().description("  ").build())).isNull();
        assertThat(company().as((text, lead) -> null).of(fullLead())).isNull();
    }
}
