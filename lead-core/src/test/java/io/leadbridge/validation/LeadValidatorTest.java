package io.leadbridge.validation;

import static io.leadbridge.validation.Payloads.lead;
import static io.leadbridge.validation.Payloads.lenient;
import static io.leadbridge.validation.Payloads.reason;
import static io.leadbridge.validation.Payloads.utf8;
import static io.leadbridge.validation.Payloads.valid;
import static io.leadbridge.validation.Payloads.violations;
import static io.leadbridge.validation.Payloads.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.OfferId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadValidatorTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");

    @Test
    void givesEachLeadAnIdAndTheTimeOfItsClock() {
        LeadValidator validator = LeadValidator.strict().withClock(() -> NOW);

        Lead first = valid(validator.validate(utf8("{}"))).lead();
        Lead second = valid(validator.validate(utf8("{}"))).lead();

        assertThat(first.receivedAt()).isEqualTo(NOW);
        assertThat(first.id().value().getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void takesActionAndOfferFromTheLeadSource() {
        Lead lead = lead("{\"LeadSource\":\"AzureMarketplace-INS|bitnami.openedxcypress\"}");

        assertThat(lead.actionCode()).isEqualTo(ActionCode.INS);
        assertThat(lead.offer()).isEqualTo(new OfferId("bitnami.openedxcypress"));
    }

    @Test
    void takesNoTitleForAnOffer() {
        assertThat(lead("{\"LeadSource\":\"AzureMarketplace-INS|Open edX\"}").offer())
                .isNull();
    }

    @Test
    void prefersTheActionCodeAndWarnsOfAnother() {
        String json = "{\"LeadSource\":\"SPZA-INS|a.b\",\"ActionCode\":\"DNC\"}";

        assertThat(lead(json).actionCode()).isEqualTo(ActionCode.DNC);
        assertThat(lead(json).isDoNotContact()).isTrue();
        assertThat(warnings(json))
                .containsExactly(": ActionCode and LeadSource name different actions; ActionCode counts");
        assertThat(warnings("{\"LeadSource\":\"SPZA-xyz|a.b\",\"ActionCode\":\"XYZ\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"[],array", "\"x\",string", "5,number", "true,boolean", "null,null"})
    void refusesJsonThatIsNoObject(String json, String type) {
        assertThat(violations(lenient(json))).containsExactly(": type: expected object, found " + type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "~the body is empty",
                " \\n~the body is empty",
                "<lead/>~not JSON, at line 1, column 2",
                "{\\n  'a': 1}~not JSON, at line 2, column 4",
                "{\"a\":1,}~not JSON, at line 1, column 9",
                "{\"a\":NaN}~not JSON, at line 1, column 9",
                "{\"a\":01}~not JSON, at line 1, column 7",
                "{\"a\":\"\\n\"}~not JSON, at line 1, column 8",
                "{\"a\":tru}~not JSON, at line 1, column 9",
                "{\"a\":1~the JSON ends too early, at line 1, column 7",
                "{\"a\":[1~the JSON ends too early, at line 1, column 8",
                "{\"a\":\"SECRET~the JSON ends too early, at line 1, column 13",
                "{} {}~there is more after the end of the JSON, at line 1, column 5",
                "{}\\nSECRET~not JSON, at line 2, column 7"
            })
    void saysWhereAPayloadIsNoJson(String body, String reason) {
        String payload = body == null ? "" : body.replace("\\n", "\n");

        assertThat(reason(lenient(payload))).isEqualTo(reason);
    }

    @Test
    void saysWhichLimitAPayloadBreaks() {
        String deep = "{\"a\":" + "[".repeat(JsonReader.MAX_DEPTH) + "]".repeat(JsonReader.MAX_DEPTH) + "}";

        assertThat(reason(lenient(deep))).startsWith("nested deeper than 28 levels, at line 1, column 3");
        assertThat(reason(lenient("{\"a\":1" + "0".repeat(300) + "}"))).startsWith("a number is longer than 200");
        assertThat(reason(lenient("{\"" + "n".repeat(901) + "\":1}"))).startsWith("a member name is longer than 900");
        assertThat(reason(lenient("{\"" + "n".repeat(9_000) + "\":1}"))).contains("a name than 900");
    }

    @Test
    void saysWhereAPayloadIsNoUnicode() {
        byte[] latin1 = "{\r\n\"OfferTitle\":\"Müller\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reason(LeadValidator.lenient().validate(latin1))).isEqualTo("not UTF-8, at line 2, column 16");
    }

    @Test
    void validatesWhatWasSentWhenStrict() {
        LeadSchema schema =
                LeadSchema.of("{\"required\":[\"OfferTitle\"],\"properties\":{\"OfferTitle\":{\"maxLength\":3},"
                        + "\"Seats\":{\"type\":\"integer\"}}}");
        LeadValidator lenient = LeadValidator.lenient().withSchema(schema);
        LeadValidator strict = LeadValidator.strict().withSchema(schema);

        assertThat(violations(strict.validate(utf8("{\"offerTitle\":\"CRM\"}"))))
                .containsExactly(": required: OfferTitle is missing");
        assertThat(valid(lenient.validate(utf8("{\"offerTitle\":\"CRM\"}")))
                        .lead()
                        .offerTitle())
                .isEqualTo("CRM");
        assertThat(violations(strict.validate(utf8("{\"OfferTitle\":\" CRM \"}"))))
                .containsExactly("/OfferTitle: maxLength: longer than 3 characters");
        assertThat(valid(lenient.validate(utf8("{\"OfferTitle\":\" CRM \"}"))).warnings())
                .isEmpty();
        assertThat(violations(lenient.validate(utf8("{\"OfferTitle\":\"CRM\",\"Seats\":\"x\"}"))))
                .containsExactly("/Seats: type: expected integer, found string");
    }

    @Test
    void showsAStrictSchemaTheRepeatedMemberThatCounts() {
        LeadValidator strict = LeadValidator.strict();

        assertThat(valid(strict.validate(utf8("{\"OfferTitle\":null,\"OfferTitle\":\"CRM\"}")))
                        .warnings())
                .hasSize(1);
        assertThat(violations(strict.validate(utf8("{\"OfferTitle\":5,\"OfferTitle\":\"CRM\"}"))))
                .containsExactly("/OfferTitle: type: expected string, found number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"properties\":{\"OfferTitle\":{\"type\":[\"object\",\"string\"]}}}"})
    void refusesWhatFitsNoFieldWhateverTheSchemaAllows(String anything) {
        LeadSchema schema = LeadSchema.of(anything);
        byte[] body = utf8("{\"userDetails\":{\"email\":[]},\"OfferTitle\":{}}");
        List<String> expected = List.of(
                "/OfferTitle: type: expected string, found object",
                "/UserDetails/Email: type: expected string, found array");

        assertThat(violations(LeadValidator.lenient().withSchema(schema).validate(body)))
                .isEqualTo(expected);
        assertThat(violations(LeadValidator.strict().withSchema(schema).validate(body)))
                .isEqualTo(expected);
    }

    @Test
    void isSharedByThreads() {
        LeadValidator validator = LeadValidator.strict();
        byte[] good = utf8("{\"UserDetails\":{\"Phone\":\"1\"}}");
        byte[] bad = utf8("{\"UserDetails\":{\"Phone\":1}}");

        boolean allRight = IntStream.range(0, 4_000)
                .parallel()
                .allMatch(i -> i % 2 == 0
                        ? validator.validate(good) instanceof ValidationResult.Valid
                        : validator.validate(bad) instanceof ValidationResult.Invalid invalid
                                && invalid.violations().size() == 1);

        assertThat(allRight).isTrue();
    }

    @Test
    void readsTheSameBodyAlikeEveryTime() {
        byte[] body = utf8("{\"b\":1,\"a\":2,\"b\":3,\"userDetails\":{\"Phone\":1,\"phone\":2,\"Fax\":null},\"A\":[]}");
        LeadValidator validator = LeadValidator.lenient().withClock(() -> NOW);
        ValidationResult.Valid first = valid(validator.validate(body));

        for (int i = 0; i < 20; i++) {
            ValidationResult.Valid again = valid(validator.validate(body));
            assertThat(again.warnings()).isEqualTo(first.warnings());
            assertThat(again.lead().userDetails()).isEqualTo(first.lead().userDetails());
            assertThat(List.copyOf(again.lead().extensions().entrySet()))
                    .isEqualTo(List.copyOf(first.lead().extensions().entrySet()));
        }
    }
}
