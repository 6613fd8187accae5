package io.leadbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.Lead;
import io.leadbridge.validation.ValidationResult.Invalid;
import io.leadbridge.validation.ValidationResult.Malformed;
import io.leadbridge.validation.ValidationResult.Valid;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Validates payloads written in tests, and insists on the kind of result that the test is about. */
final class Payloads {
    private Payloads() {}

    static ValidationResult lenient(String json) {
        return LeadValidator.lenient().validate(utf8(json));
    }

    static Lead lead(String json) {
        return valid(lenient(json)).lead();
    }

    /** Each warning as {@code pointer: message}. */
    static List<String> warnings(String json) {
        return warnings(lenient(json));
    }

    static List<String> warnings(ValidationResult result) {
        return valid(result).warnings().stream()
                .map(warning -> warning.pointer() + ": " + warning.message())
                .toList();
    }

    /** Each violation as {@code pointer: keyword: message}. */
    static List<String> violations(ValidationResult result) {
        assertThat(result).isInstanceOf(Invalid.class);
        return ((Invalid) result)
                .violations().stream()
                        .map(found -> found.pointer() + ": " + found.keyword() + ": " + found.message())
                        .toList();
    }

    static String reason(ValidationResult result) {
        assertThat(result).isInstanceOf(Malformed.class);
        return ((Malformed) result).reason();
    }

    static Valid valid(ValidationResult result) {
        assertThat(result).isInstanceOf(Valid.class);
        return (Valid) result;
    }

    /** Every sentence that a result says; pointers aside, which hold names. */
    static List<String> messages(ValidationResult result) {
        if (result instanceof Malformed malformed) {
            return List.of(malformed.reason());
        }
        return result instanceof Invalid invalid
                ? invalid.violations().stream().map(Violation::message).toList()
                : valid(result).warnings().stream().map(Warning::message).toList();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
