package io.leadbridge.validation;

import static io.leadbridge.validation.Payloads.lead;
import static io.leadbridge.validation.Payloads.lenient;
import static io.leadbridge.validation.Payloads.valid;
import static io.leadbridge.validation.Payloads.violations;
import static io.leadbridge.validation.Payloads.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.leadbridge.model.Lead;
import io.leadbridge.model.UserDetails;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToleranceTest {
    @Test
    void readsNamesInAnyLetterCase() {
        String json = "{\"userDETAILS\":{\"eMail\":\"a@contoso.com\"},\"OFFERTITLE\":\"CRM\"}";

        assertThat(lead(json).userDetails().email()).isEqualTo("a@contoso.com");
        assertThat(lead(json).offerTitle()).isEqualTo("CRM");
        assertThat(warnings(json))
                .containsExactly(
                        "/userDETAILS: read as UserDetails",
                        "/userDETAILS/eMail: read as Email",
                        "/OFFERTITLE: read as OfferTitle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"De\u017fcription", "Descr\u0131ption", "DESCR\u0130PTION"})
    void takesOnlyAsciiLettersForTheSameInAnotherCase(String name) {
        assertThat(lead("{\"" + name + "\":\"x\"}").extensions()).containsKey(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \"", "\"\\t\\r\\n\\u2003\\u00a0\"", "\"\\u0000 \\u0007\""})
    void takesNothingForAbsent(String nothing) {
        String json = "{\"UserDetails\":{\"Email\":" + nothing + ",\"Fax\":" + nothing + "},\"LeadSource\":" + nothing
                + ",\"ActionCode\":" + nothing + ",\"Description\":" + nothing + ",\"Seats\":" + nothing + "}";
        Lead lead = lead(json);

        assertThat(lead.userDetails()).isEqualTo(UserDetails.NONE);
        assertThat(lead.leadSource()).isNull();
        assertThat(lead.actionCode()).isNull();
        assertThat(lead.description()).isNull();
        assertThat(lead.extensions()).isEmpty();
        assertThat(warnings(json)).hasSize(6).allMatch(warning -> warning.endsWith("taken as absent"));
    }

    @ParameterizedTest
    @CsvSource({
        "16175555555,number",
        "1.50,number",
        "-0,number",
        "1e400,number",
        "1E-999999999999,number",
        "true,boolean"
    })
    void readsNumbersAndBooleansAsTheTextTheyWereSentAs(String sent, String kind) {
        String json = "{\"UserDetails\":{\"Phone\":" + sent + "}}";

        assertThat(lead(json).userDetails().phone()).isEqualTo(sent);
        assertThat(warnings(json)).containsExactly("/UserDetails/Phone: " + kind + " read as text");
    }

    @Test
    void readsAPersonOutOfAString() {
        String json = "{\"userDetails\":\" {\\\"email\\\":\\\"a@contoso.com\\\",\\\"Fax\\\":1}\"}";

        assertThat(lead(json).userDetails().email()).isEqualTo("a@contoso.com");
        assertThat(lead(json).extensions()).containsExactly(entry("UserDetails.Fax", 1));
        assertThat(warnings(json))
                .containsExactly(
                        "/userDetails: read as UserDetails",
                        "/userDetails: string that holds an object read as that object",
                        "/userDetails/email: read as Email",
                        "/userDetails/Fax: undocumented member kept in the extensions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Some One\"", "\"[]\"", "\"{\\\"Email\\\":\"", "\"\\\"{}\\\"\""})
    void findsNoPersonInAnyOtherString(String text) {
        assertThat(violations(lenient("{\"UserDetails\":" + text + "}")))
                .containsExactly("/UserDetails: type: expected object, found string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void readsTheOtherUnicodeEncodingsWithAndWithoutByteOrderMark(String charset) {
        for (String mark : List.of("", "\uFEFF")) {
            byte[] body = (mark + "{\"OfferTitle\":\"Büro 株式会社 😀\"}").getBytes(Charset.forName(charset));
            ValidationResult result = LeadValidator.lenient().validate(body);

            assertThat(valid(result).lead().offerTitle()).isEqualTo("Büro 株式会社 😀");
            assertThat(warnings(result)).first().isEqualTo(": read as " + charset + "; JSON should be UTF-8");
        }
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(warnings("\uFEFF{}")).containsExactly(": byte order mark skipped");
    }

    @Test
    void removesControlCharactersButKeepsTheLinesOfADescription() {
        String hostile = "\"\\u0000a\\u0007b\\r\\nc\\td\\u007f\\u009be \"";
        String json = "{\"OfferTitle\":" + hostile + ",\"Description\":" + hostile + ",\"Note\":" + hostile + "}";

        assertThat(lead(json).offerTitle()).isEqualTo("ab c de");
        assertThat(lead(json).description()).isEqualTo("ab\r\nc\tde");
        assertThat(lead(json).extensions()).containsExactly(entry("Note", "ab\r\nc\tde "));
        assertThat(warnings(json))
                .containsExactly(
                        "/OfferTitle: control characters removed",
                        "/Description: control characters removed",
                        "/Note: undocumented member kept in the extensions",
                        "/Note: control characters removed");
    }

    @Test
    void replacesHalfSurrogatePairsAndKeepsWholeOnes() {
        String json = "{\"OfferTitle\":\"a\\ud800b \\ud83d\\ude00\",\"X\":{\"k\":[\"\\ud800\"]}}";

        assertThat(lead(json).offerTitle()).isEqualTo("a\uFFFDb 😀");
        assertThat(lead(json).extensions()).containsExactly(entry("X", Map.of("k", List.of("\uFFFD"))));
        assertThat(warnings(json))
                .containsExactly(
                        "/OfferTitle: half surrogate pairs replaced by U+FFFD",
                        "/X: undocumented member kept in the extensions",
                        "/X: half surrogate pairs replaced by U+FFFD");
    }

    @Test
    void keepsUndocumentedMembersAsTheyWereSent() {
        String json = "{\"Seats\":25,\"Vast\":123456789012345678901,\"Price\":1.50,\"Far\":1e400,\"Farther\":1e-40000,"
                + "\"Ok\":true,\"List\":[\"a\",null,{\"k\":\"v\",\"k\":\"w\"}],"
                + "\"UserDetails\":{\"Language\":\"de\"},\"UserDetails.Language\":\"fr\"}";
        Map<String, Object> extensions = lead(json).extensions();

        assertThat(extensions)
                .containsExactly(
                        entry("Seats", 25),
                        entry("Vast", new BigInteger("123456789012345678901")),
                        entry("Price", new BigDecimal("1.50")),
                        entry("Far", new BigDecimal("1e400")),
                        entry("Farther", "1e-40000"),
                        entry("Ok", true),
                        entry("List", Arrays.asList("a", null, Map.of("k", "v", "k#2", "w"))),
                        entry("UserDetails.Language", "de"),
                        entry("UserDetails.Language#2", "fr"));
        assertThat(warnings(json)).contains("/List: repeated members numbered").hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "'Email':'','email':'a'|a|",
                "'email':'a','Email':null|a|",
                "'email':'b','EMAIL':'c','Email':'a'|a|b,c",
                "'email':'a','EMAIL':'b'|a|b",
                "'Email':'a','Email':'b'|a|b",
                "'Email':'','Email':'a','Email':'b'|a|b",
                "'email':'b','Email':' ','Email':'a'|a|b",
                "'email':'a','Email':'\u0000'|a|"
            })
    void takesTheValueThenTheExactSpellingThenTheFirstOfRepeatedMembers(String members, String counts, String kept) {
        Lead lead = lead("{\"UserDetails\":{" + members.replace('\'', '"').replace("\0", "\\u0000") + "}}");
        List<String> others = kept == null ? List.of() : List.of(kept.split(","));

        assertThat(lead.userDetails().email()).isEqualTo(counts);
        assertThat(lead.extensions().values()).containsExactlyElementsOf(others);
    }

    @Test
    void givesRepeatedMembersNamesThatDoNotClash() {
        String json =
                "{\"Email#2\":0,\"Description\":\"a\",\"description\":\"b\",\"Description#2\":\"c\",\"x\":1,\"x\":2,\"x#2\":3}";

        assertThat(lead(json).description()).isEqualTo("a");
        assertThat(lead(json).extensions())
                .containsExactly(
                        entry("Email#2", 0),
                        entry("Description#2", "b"),
                        entry("Description#2#2", "c"),
                        entry("x", 1),
                        entry("x#2", 3),
                        entry("x#3", 2));
    }

    @Test
    void onlyCountsWarningsPastTheHundredth() {
        String json = "{\"x\":1" + String.join("", Collections.nCopies(250, ",\"x\":1")) + "}";

        assertThat(warnings(json)).hasSize(Warnings.MAX + 1).last().isEqualTo(": and 151 more warnings");
        assertThat(lead(json).extensions()).hasSize(251);
    }

    @Test
    void warnsOfNothingInAPlainLead() {
        assertThat(warnings("{\"UserDetails\":{\"Email\":\" a@contoso.com \"},\"OfferTitle\":\"CRM\"}"))
                .isEmpty();
    }
}
