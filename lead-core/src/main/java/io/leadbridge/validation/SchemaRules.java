package io.leadbridge.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.everit.json.schema.regexp.RE2JRegexpFactory;
import org.everit.json.schema.regexp.RegexpFactory;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with a schema beyond its form, which {@code draft-04.json} checks: patterns that are none, and
 * {@code $ref}s that leave the document, lead nowhere or run in a circle. A circle would never end at the first lead.
 */
final class SchemaRules {
    private static final List<String> SCHEMAS =
            List.of("not", "items", "additionalItems", "additionalProperties", "allOf", "anyOf", "oneOf");
    private static final List<String> NAMED_SCHEMAS =
            List.of("definitions", "properties", "patternProperties", "dependencies");
    private static final RegexpFactory PATTERNS = new RE2JRegexpFactory();

    private final JsonObject root;
    private final List<String> faults = new ArrayList<>();
    // False while a schema is being followed, true when it is done.
    private final Map<JsonObject, Boolean> followed = new HashMap<>();

    private SchemaRules(JsonObject root) {
        this.root = root;
    }

    static List<String> faults(JsonObject root) {
        SchemaRules rules = new SchemaRules(root);
        rules.follow(root, "");
        return rules.faults;
    }

    private void follow(@Nullable JsonValue value, String pointer) {
        if (value instanceof JsonValue.Items items) {
            for (int i = 0; i < items.values().size(); i++) {
                follow(items.values().get(i), Pointer.to(pointer, String.valueOf(i)));
            }
        } else if (value instanceof JsonObject schema) {
            Boolean done = followed.putIfAbsent(schema, false);
            if (done == null) {
                keywords(schema, pointer);
                followed.put(schema, true);
            } else if (!done) {
                faults.add(pointer + ": contains itself; a schema for leads must not be recursive");
            }
        }
    }

    private void keywords(JsonObject schema, String pointer) {
        noRepeats(schema, pointer);
        pattern(schema.text("pattern"), Pointer.to(pointer, "pattern"));
        reference(schema.text("$ref"), Pointer.to(pointer, "$ref"));
        for (String keyword : SCHEMAS) {
            follow(schema.child(keyword), Pointer.to(pointer, keyword));
        }
        for (String keyword : NAMED_SCHEMAS) {
            if (schema.child(keyword) instanceof JsonObject named) {
                named(named, keyword, Pointer.to(pointer, keyword));
            }
        }
    }

    private void named(JsonObject schemas, String keyword, String pointer) {
        noRepeats(schemas, pointer);
        schemas.members().forEach((name, schema) -> {
            String at = Pointer.to(pointer, name);
            if (keyword.equals("patternProperties")) {
                pattern(name, at);
            }
            follow(schema, at);
        });
    }

    private void noRepeats(JsonObject object, String pointer) {
        for (JsonObject.Repeated repeated : object.repeated()) {
            faults.add(Pointer.to(pointer, repeated.name()) + ": stands there more than once");
        }
    }

    private void pattern(@Nullable String pattern, String pointer) {
        if (pattern != null) {
            try {
                PATTERNS.createHandler(pattern);
            } catch (RuntimeException e) {
                faults.add(pointer + ": no pattern of RE2, which knows no look-ahead and no back-references");
            }
        }
    }

    private void reference(@Nullable String reference, String pointer) {
        if (reference == null) {
            return;
        }
        JsonValue target = reference.equals("#") || reference.startsWith("#/") ? root.at(reference.substring(1)) : null;
        if (target instanceof JsonObject) {
            follow(target, pointer);
        } else {
            faults.add(
                    pointer + ": leads to no schema inside this document; write #/definitions/… and define it there");
        }
    }
}
