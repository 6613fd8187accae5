package io.leadbridge.testkit.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * State and country picklists: {@code CountryCode} takes ISO codes, {@code Country} their integration values (English
 * names), and each is filled from the other. Ten countries have states.
 */
final class Places {
    private static final Map<String, String> COUNTRIES = countries();
    private static final Set<String> WITH_STATES = Set.of("AU", "BR", "CA", "CN", "IE", "IN", "IT", "JP", "MX", "US");

    private Places() {}

    private static Map<String, String> countries() {
        Map<String, String> countries = new TreeMap<>();
        for (String code : Locale.getISOCountries()) {
            countries.put(code, new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH));
        }
        return countries;
    }

    static List<String> countryCodes() {
        return List.copyOf(COUNTRIES.keySet());
    }

    /** Checks the new values of a record, and fills in what follows from them. */
    static void check(ObjectNode values) {
        String code = values.path("CountryCode").asText();
        String name = values.path("Country").asText();
        if (!code.isEmpty()) {
            values.put("Country", Optional.ofNullable(COUNTRIES.get(code)).orElseThrow(() -> noCountry("CountryCode")));
        } else if (!name.isEmpty()) {
            values.put("CountryCode", codeOf(name));
        }
        for (String field : Arrays.asList("StateCode", "State")) {
            boolean isGiven = !values.path(field).asText().isEmpty();
            if (isGiven && !WITH_STATES.contains(values.path("CountryCode").asText())) {
                throw new Refusal(
                        400,
                        "FIELD_INTEGRITY_EXCEPTION",
                        "There's a problem with this state, even though it may appear correct. Please select a state "
                                + "from the list of valid states.: " + field,
                        field);
            }
        }
    }

    private static String codeOf(String name) {
        return COUNTRIES.entrySet().stream()
                .filter(country -> country.getValue().equalsIgnoreCase(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> noCountry("Country"));
    }

    private static Refusal noCountry(String field) {
        return new Refusal(
                400,
                "FIELD_INTEGRITY_EXCEPTION",
                "There's a problem with this country, even though it may appear correct. Please select a "
                        + "country/territory from the list of valid countries.: " + field,
                field);
    }
}
