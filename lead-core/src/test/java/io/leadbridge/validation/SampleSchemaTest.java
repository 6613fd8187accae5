package io.leadbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleSchemaTest {
    private static final String SAMPLE = """
            {"userDetails": {"firstName": "Some", "Phone": 16175555555, "Fax": null},
             "OfferTitle": "Test Microsoft", "seats": 5, "trial": true, "tags": ["a", "b"], "mixed": [1, "b"]}""";

    private final LeadSchema schema = LeadSchema.fromSample(SAMPLE);

    @Test
    void saysTheTypeOfEachMemberUnderMicrosoftsNames() {
        assertThat(schema.json()).isEqualToIgnoringWhitespace("""
                {"$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "properties": {
                  "UserDetails": {"type": "object", "properties": {
                    "FirstName": {"type": "string"}, "Phone": {"type": "string"}}},
                  "OfferTitle": {"type": "string"},
                  "seats": {"type": "number"},
                  "trial": {"type": "boolean"},
                  "tags": {"type": "array", "items": {"type": "string"}},
                  "mixed": {"type": "array"}}}""");
    }

    @Test
    void takesTheSampleItselfAndALeadWithLess() {
        assertThat(validate(SAMPLE)).isInstanceOf(ValidationResult.Valid.class);
        assertThat(validate("{}")).isInstanceOf(ValidationResult.Valid.class);
    }

    @Test
    void refusesAnotherType() {
        assertThat(validate("{\"seats\": \"five\"}"))
                .isEqualTo(new ValidationResult.Invalid(
                        List.of(new Violation("/seats", "type", "expected number, found string"))));
    }

    @Test
    void isASchemaThatCanBeKeptAndReadAgain() {
        assertThat(LeadSchema.of(schema.json()).json()).isEqualTo(schema.json());
    }

    @Test
    void aSampleThatIsNoObjectIsSaidToBeOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeadSchema.fromSample("[1]"))
                .withMessageContaining("not a usable sample")
                .withMessageContaining("must be a JSON object");
    }

    private ValidationResult validate(String body) {
        return LeadValidator.lenient().withSchema(schema).validate(body.getBytes(StandardCharsets.UTF_8));
    }
}
