package io.leadbridge.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.internal.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The campaign behind a lead: the extra parameters of the listing's URL ({@code mktcmpid}, {@code utm_source}, {@code
 * utm_campaign}, {@code src}, {@code ref}, {@code partnerid}…), which arrive inside {@code Description} in one of these
 * forms, each with or without {@code Campaigns:} before it. Anything else is the customer's own text and gives none.
 *
 * <pre>{@code
 * {"mktcmpid":"spring","utm_source":"newsletter"}      a flat JSON object; members that are no scalars are left aside
 * mktcmpid=spring&utm_source=newsletter                a query string, percent-encoded, without blanks
 * }</pre>
 *
 * @param parameters by name, in the order sent; at most {@value #MAX_PARAMETERS}
 */
public record Campaign(Map<String, String> parameters) {
    /** Parameters beyond this number are left aside. */
    public static final int MAX_PARAMETERS = 50;

    private static final Campaign NONE = new Campaign(Map.of());
    private static final String PREFIX = "Campaigns:";
    private static final Pattern PAIR = Pattern.compile("[\\w.~-]+=[^=\\s]*");

    public Campaign {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The campaign in the description of {@code lead}; without parameters when there is none. */
    public static Campaign of(Lead lead) {
        return read(lead.description());
    }

    /** The parameter called {@code name}, in any letter case, when it is there and not blank. */
    public Optional<String> parameter(String name) {
        return parameters.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private static Campaign read(@Nullable String description) {
        if (description == null) {
            return NONE;
        }
        boolean prefixed = description.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
        String text = prefixed ? description.substring(PREFIX.length()).strip() : description;
        return text.startsWith("{") && text.endsWith("}") ? json(text) : query(text);
    }

    private static Campaign json(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, JsonNode> member :
                    Json.mapper().readTree(text).properties()) {
                if (member.getValue().isValueNode() && !member.getValue().isNull()) {
                    put(parameters, member.getKey(), member.getValue().asText());
                }
            }
        } catch (JsonProcessingException e) {
            return NONE; // text of the customer's that happens to stand in braces
        }
        return new Campaign(parameters);
    }

    private static Campaign query(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : (text.startsWith("?") ? text.substring(1) : text).split("&", -1)) {
            if (!PAIR.matcher(pair).matches()) {
                return NONE;
            }
            int equals = pair.indexOf('=');
            put(parameters, pair.substring(0, equals), decoded(pair.substring(equals + 1)));
        }
        return new Campaign(parameters);
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (parameters.size() < MAX_PARAMETERS) {
            parameters.putIfAbsent(name, value);
        }
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value; // a lone % sign
        }
    }

    /** How many parameters there are, and none of their text. */
    @Override
    public String toString() {
        return "Campaign[" + parameters.size() + " parameters]";
    }
}
