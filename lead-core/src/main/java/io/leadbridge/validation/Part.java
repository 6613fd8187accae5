package io.leadbridge.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two objects of a payload that Microsoft documents, with the names of their members. */
final class Part {
    static final Part LEAD = new Part("", "UserDetails", "LeadSource", "ActionCode", "OfferTitle", "Description");
    static final Part PERSON =
            new Part("UserDetails.", "FirstName", "LastName", "Email", "Phone", "Country", "Company", "Title");

    /** What stands before the name of an extension that was a member of this object. */
    private final String prefix;

    private final List<String> names;
    private final Map<String, String> byLowerCase;

    private Part(String prefix, String... names) {
        this.prefix = prefix;
        this.names = List.of(names);
        byLowerCase = this.names.stream().collect(Collectors.toMap(Part::lowerCase, Function.identity()));
    }

    String prefix() {
        return prefix;
    }

    /** The documented names in Microsoft's spelling. */
    List<String> names() {
        return names;
    }

    /** Microsoft's spelling of {@code sent}; null when they document no such member. */
    @Nullable
    String documented(String sent) {
        return names.contains(sent) ? sent : byLowerCase.get(lowerCase(sent));
    }

    /** For each documented name, the spelling under which {@code sent} has the value that counts. */
    Map<String, String> counting(JsonObject sent) {
        Map<String, String> counting = new HashMap<>();
        sent.members().forEach((spelling, value) -> {
            String name = documented(spelling);
            if (name != null) {
                counting.merge(name, spelling, (a, b) -> better(sent, name, a, b));
            }
        });
        return counting;
    }

    private static String better(JsonObject sent, String name, String first, String second) {
        Map<String, JsonValue> members = sent.members();
        boolean firstIsBlank = members.getOrDefault(first, JsonValue.Word.NULL).isBlank();
        boolean secondIsBlank =
                members.getOrDefault(second, JsonValue.Word.NULL).isBlank();
        if (firstIsBlank != secondIsBlank) {
            return firstIsBlank ? second : first;
        }
        return second.equals(name) ? second : first;
    }

    /** ASCII only: in full Unicode a Kelvin sign would be a k. */
    private static String lowerCase(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                return name;
            }
        }
        return name.toLowerCase(Locale.ROOT);
    }
}
