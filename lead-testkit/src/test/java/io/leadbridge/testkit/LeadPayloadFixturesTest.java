package io.leadbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadJson;
import io.leadbridge.model.UserDetails;
import io.leadbridge.validation.LeadValidator;
import io.leadbridge.validation.ValidationResult;
import io.leadbridge.validation.ValidationResult.Invalid;
import io.leadbridge.validation.ValidationResult.Malformed;
import io.leadbridge.validation.ValidationResult.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeadPayloadFixturesTest {
    /** What strict mode refuses although lenient mode puts it right. */
    private static final Set<LeadPayload> TOLERATED =
            EnumSet.of(LeadPayload.NULLS, LeadPayload.PERSON_AS_TEXT, LeadPayload.PHONE_AS_NUMBER);

    @ParameterizedTest
    @EnumSource
    void isReadAsItsOutcomeFileSays(LeadPayload payload) {
        assertThat(told(LeadValidator.lenient().validate(payload.bytes()))).isEqualTo(outcome(payload, ""));
    }

    @ParameterizedTest
    @EnumSource
    void isReadAlikeInStrictModeUnlessItNeedsATolerance(LeadPayload payload) {
        String expected = outcome(payload, TOLERATED.contains(payload) ? "-strict" : "");

        assertThat(told(LeadValidator.strict().validate(payload.bytes()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void showsNoneOfItsTextInAnyMessage(LeadPayload payload) {
        ValidationResult lenient = LeadValidator.lenient().validate(payload.bytes());
        ValidationResult strict = LeadValidator.strict().validate(payload.bytes());

        String messages = messages(lenient) + messages(strict);

        assertThat(texts(lenient)).noneMatch(messages::contains);
    }

    @ParameterizedTest
    @EnumSource
    void survivesTheLedger(LeadPayload payload) {
        if (LeadValidator.lenient().validate(payload.bytes()) instanceof Valid valid) {
            assertThat(LeadJson.read(LeadJson.write(valid.lead()))).isEqualTo(valid.lead());
        }
    }

    @Test
    void isAnotherLeadUnderAnotherEmail() {
        Lead lead = lead(LeadPayload.PERSON_AS_TEXT.withEmail("a.b+7@fabrikam.co.uk"));

        assertThat(lead.userDetails().email()).isEqualTo("a.b+7@fabrikam.co.uk");
        assertThat(lead.userDetails().company()).isEqualTo("Contoso");
    }

    @Test
    void refusesWhatIsNoPlainEmail() {
        assertThatThrownBy(() -> LeadPayload.NULLS.withEmail("a\"b@contoso.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("contoso.com\"");
        assertThatThrownBy(() -> LeadPayload.EMPTY_OBJECT.withEmail("a@contoso.com"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EMPTY_OBJECT");
    }

    private static Lead lead(byte[] payload) {
        return ((Valid) LeadValidator.lenient().validate(payload)).lead();
    }

    private static String told(ValidationResult result) {
        if (result instanceof Valid valid) {
            Stream<String> warnings =
                    valid.warnings().stream().map(warning -> "warning " + warning.pointer() + ": " + warning.message());
            return lines(Stream.concat(Stream.of("lead " + json(valid.lead())), warnings));
        }
        return result instanceof Invalid invalid
                ? lines(invalid.violations().stream()
                        .map(found -> "violation " + found.pointer() + ": " + found.keyword() + ": " + found.message()))
                : lines(Stream.of("malformed: " + ((Malformed) result).reason()));
    }

    private static String json(Lead lead) {
        String json = new String(LeadJson.write(lead), StandardCharsets.UTF_8);
        return json.replaceFirst("\"id\":\"[^\"]+\",\"receivedAt\":\"[^\"]+\",", "");
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String messages(ValidationResult result) {
        return result instanceof Valid valid
                ? valid.lead() + " " + valid.lead().userDetails() + valid.warnings()
                : result.toString();
    }

    private static List<String> texts(ValidationResult result) {
        if (!(result instanceof Valid valid)) {
            return List.of("someone@contoso.com", "16175555555", "Contoso", "MSFT_TEST", "AzureMarketplace");
        }
        Lead lead = valid.lead();
        UserDetails person = lead.userDetails();
        Stream<Object> known = Stream.of(
                person.firstName(),
                person.lastName(),
                person.email(),
                person.phone(),
                person.country(),
                person.company(),
                person.title(),
                lead.leadSource(),
                lead.offerTitle(),
                lead.description());
        return Stream.concat(known, lead.extensions().values().stream())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .filter(text -> text.length() > 3)
                .toList();
    }

    private static String outcome(LeadPayload payload, String mode) {
        String file = "outcomes/" + payload.name().toLowerCase(Locale.ROOT).replace('_', '-') + mode + ".txt";
        try (InputStream resource = LeadPayloadFixturesTest.class.getResourceAsStream(file)) {
            assertThat(resource).as("outcome of %s in %s", payload, file).isNotNull();
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }
}
