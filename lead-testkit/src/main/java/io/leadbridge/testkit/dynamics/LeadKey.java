package io.leadbridge.testkit.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the parentheses of {@code leads(…)}: a GUID, or the values of a declared alternate key.
 *
 * @param id the primary key, or null for an alternate key
 * @param values by column; empty for a primary key
 */
record LeadKey(@Nullable UUID id, Map<String, String> values) {
    private static final Pattern PART = Pattern.compile("\\G(\\w+)=(?:'((?:[^']|'')*)'|([^',]+))(?:,|$)");
    /** "Use an alternate key": values with these make GET and PATCH fail, encoded or not. */
    private static final Pattern UNUSABLE = Pattern.compile("[/<>*%&:\\\\?+]");

    static LeadKey parse(String text, Set<Set<String>> declaredKeys) {
        String plain = text.startsWith("leadid=") ? text.substring("leadid=".length()) : text;
        if (EdmType.isGuid(plain)) {
            return new LeadKey(UUID.fromString(plain), Map.of());
        }
        Map<String, String> values = new LinkedHashMap<>();
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.find()) {
            String quoted = part.group(2);
            values.put(part.group(1), quoted == null ? part.group(3) : quoted.replace("''", "'"));
            end = part.end();
        }
        if (values.isEmpty() || end < text.length()) {
            throw Refusal.ofQuery("Bad Request - Error in query syntax.");
        }
        if (!declaredKeys.contains(values.keySet())) {
            throw Refusal.ofQuery("The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.lead'. "
                    + "Ensure that the names and number of key properties match the declared or alternate key "
                    + "properties for the resource 'Microsoft.Dynamics.CRM.lead'.");
        }
        if (values.values().stream().anyMatch(value -> UNUSABLE.matcher(value).find())) {
            throw Refusal.ofQuery("Bad Request - Invalid URL");
        }
        return new LeadKey(null, values);
    }

    /** The key made of these columns' new values, when all are given. */
    static Optional<LeadKey> of(Set<String> columns, JsonNode newValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : columns) {
            String value = newValues.path(column).asText();
            if (value.isEmpty() || newValues.path(column).isNull()) {
                return Optional.empty();
            }
            values.put(column, value);
        }
        return Optional.of(new LeadKey(null, values));
    }

    /** Whether this alternate key names the row; texts compare without regard to case. */
    boolean matches(JsonNode row) {
        return values.entrySet().stream()
                .allMatch(part -> row.path(part.getKey()).asText().equalsIgnoreCase(part.getValue()));
    }

    @Override
    public String toString() {
        return id == null ? values.toString() : id.toString();
    }
}
