package io.leadbridge.validation;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says for a person what it means that a keyword of a schema is broken; quotes the schema, never the payload. */
final class SchemaWords {
    /** Longer lists of a schema are not told. */
    private static final int MAX_LIST = 12;

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("additionalProperties", "not allowed by the schema"),
            Map.entry("anyOf", "fits none of the alternatives of the schema"),
            Map.entry("oneOf", "does not fit exactly one of the alternatives of the schema"),
            Map.entry("not", "fits what the schema rules out"),
            Map.entry("enum", "not one of %s"),
            Map.entry("format", "not in the format %s"),
            Map.entry("pattern", "does not match the pattern %s"),
            Map.entry("maxLength", "longer than %s characters"),
            Map.entry("minLength", "shorter than %s characters"),
            Map.entry("maximum", "more than the maximum of %s"),
            Map.entry("minimum", "less than the minimum of %s"),
            Map.entry("exclusiveMaximum", "not below the maximum"),
            Map.entry("exclusiveMinimum", "not above the minimum"),
            Map.entry("multipleOf", "not a multiple of %s"),
            Map.entry("items", "more items than the schema allows"),
            Map.entry("maxItems", "more than %s items"),
            Map.entry("minItems", "fewer than %s items"),
            Map.entry("uniqueItems", "has equal items"),
            Map.entry("maxProperties", "more than %s members"),
            Map.entry("minProperties", "fewer than %s members"),
            Map.entry("required", "a required member is missing"),
            Map.entry("dependencies", "lacks a member that another member needs"));

    private SchemaWords() {}

    /** One sentence about {@code keyword}, whose value in the schema is {@code wanted} if that is known. */
    static String of(String keyword, @Nullable JsonValue wanted) {
        String sentence = SENTENCES.getOrDefault(keyword, "not as the schema says");
        return sentence.replace("%s", wanted == null ? "what the schema says" : list(wanted, ", "));
    }

    /** A value of a schema as words: a list with {@code glue} between its items. */
    static String list(JsonValue value, String glue) {
        if (value instanceof JsonValue.Items items && items.values().size() <= MAX_LIST) {
            return items.values().stream().map(item -> list(item, glue)).collect(Collectors.joining(glue));
        }
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        if (value instanceof JsonValue.Digits digits) {
            return digits.source();
        }
        return value instanceof JsonValue.Word word ? word.toString() : "what the schema says";
    }
}
