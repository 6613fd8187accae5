package io.leadbridge.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.everit.json.schema.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what everit found in our own words, out of keyword, place and schema: everit's words may quote the payload.
 * Findings come as a tree whose leaves are the violations.
 */
final class SchemaFindings {
    private record Told(String pointer, String keyword, JsonValue rule) {}

    private final JsonObject rules;
    private final JsonObject document;
    private final SortedSet<Violation> violations = new TreeSet<>(Violation.BY_POINTER);
    private final Set<Told> told = new HashSet<>();

    SchemaFindings(JsonObject rules, JsonObject document) {
        this.rules = rules;
        this.document = document;
    }

    SortedSet<Violation> of(ValidationException found) {
        tell(found, rules);
        return violations;
    }

    private void tell(ValidationException found, JsonValue around) {
        JsonValue rule = rule(found, around);
        List<ValidationException> causes = found.getCausingExceptions();
        String keyword = keyword(found);
        if (causes.isEmpty()) {
            leaf(pointer(found), keyword, rule);
        } else if (keyword.equals("anyOf") || keyword.equals("oneOf")) {
            alternatives(found, keyword, rule);
        } else {
            causes.forEach(cause -> tell(cause, rule));
        }
    }

    /** The alternative that was meant is the only one of the right type; else all that can be said is that none fits. */
    private void alternatives(ValidationException found, String keyword, JsonValue rule) {
        String pointer = pointer(found);
        List<ValidationException> meant = found.getCausingExceptions().stream()
                .filter(alternative -> !isOfOtherType(alternative, pointer))
                .toList();
        if (meant.size() == 1) {
            tell(meant.get(0), rule);
        } else {
            // everit takes a list of types for an anyOf
            boolean types = rule.child(keyword) == null && rule.child("type") != null;
            leaf(pointer, types ? "type" : keyword, rule);
        }
    }

    private static boolean isOfOtherType(ValidationException found, String pointer) {
        return found.getCausingExceptions().isEmpty()
                ? keyword(found).equals("type") && pointer(found).equals(pointer)
                : found.getCausingExceptions().stream().anyMatch(cause -> isOfOtherType(cause, pointer));
    }

    private void leaf(String pointer, String keyword, JsonValue rule) {
        // everit tells each missing or surplus member by itself; we found all of them at the first.
        if (!told.add(new Told(pointer, keyword, rule))) {
            return;
        }
        JsonValue value = document.at(pointer);
        List<Violation> named = value == null ? List.of() : named(pointer, keyword, rule, value);
        if (named.isEmpty()) {
            violations.add(new Violation(pointer, keyword, SchemaWords.of(keyword, rule.child(keyword))));
        } else {
            violations.addAll(named);
        }
    }

    private static List<Violation> named(String pointer, String keyword, JsonValue rule, JsonValue value) {
        JsonValue wanted = rule.child(keyword);
        if (keyword.equals("type") && wanted != null) {
            return List.of(Violation.ofType(pointer, SchemaWords.list(wanted, " or "), value.type()));
        }
        if (keyword.equals("required")) {
            return texts(wanted)
                    .filter(name -> value.child(name) == null)
                    .map(name -> new Violation(pointer, keyword, name + " is missing"))
                    .toList();
        }
        boolean surplus = keyword.equals("additionalProperties") && rule.child("patternProperties") == null;
        if (surplus && value instanceof JsonObject object) {
            JsonValue known = rule.child("properties");
            return object.members().keySet().stream()
                    .filter(name -> known == null || known.child(name) == null)
                    .map(name -> new Violation(Pointer.to(pointer, name), keyword, SchemaWords.of(keyword, null)))
                    .toList();
        }
        return List.of();
    }

    private static Stream<String> texts(@Nullable JsonValue list) {
        return list instanceof JsonValue.Items items
                ? items.values().stream()
                        .filter(JsonValue.Text.class::isInstance)
                        .map(text -> ((JsonValue.Text) text).value())
                : Stream.of();
    }

    /** The schema object that was broken; the one around it where everit does not say. */
    private JsonValue rule(ValidationException found, JsonValue around) {
        String location = found.getSchemaLocation();
        JsonValue rule = location == null ? null : rules.at(withoutHash(location));
        return rule == null ? around : rule;
    }

    private static String keyword(ValidationException found) {
        String keyword = found.getKeyword();
        return keyword == null ? "" : keyword;
    }

    private static String pointer(ValidationException found) {
        return withoutHash(found.getPointerToViolation());
    }

    private static String withoutHash(String pointer) {
        return pointer.startsWith("#") ? pointer.substring(1) : pointer;
    }
}
