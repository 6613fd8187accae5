package io.leadbridge.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.everit.json.schema.Schema;
import org.everit.json.schema.SchemaException;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;
import org.everit.json.schema.loader.SchemaLoader;
import org.everit.json.schema.regexp.RE2JRegexpFactory;

/**
 * Says what a payload must look like: Microsoft's JSON Schema, or one of your own. Draft-04, whether {@code $schema}
 * says so with {@code http} or {@code https} or is missing. Nothing is ever fetched. Immutable; share it freely.
 */
public final class LeadSchema {
    private static final String UNUSABLE = "not a usable JSON Schema:\n  ";
    private static final Validator VALIDATOR = Validator.builder().build();
    private static final LeadSchema OF_SCHEMAS = unchecked(bundled("draft-04.json"));
    private static final LeadSchema MICROSOFT = of(bundled("microsoft-2021-05.json"));
    private static final LeadSchema MICROSOFT_BEFORE_2021 = of(bundled("microsoft-2018-09.json"));

    private final String json;
    private final JsonObject rules;
    private final Schema schema;

    private LeadSchema(String json, JsonObject rules, Schema schema) {
        this.json = json;
        this.rules = rules;
        this.schema = schema;
    }

    /**
     * Microsoft's schema from May 2021 on, with {@code Description}. It requires no member and forbids none. Source:
     * "Use an HTTPS endpoint to manage commercial marketplace leads", 2021-05-21 and later.
     */
    public static LeadSchema microsoft() {
        return MICROSOFT;
    }

    /** Microsoft's schema of September 2018 to 2021, which does not know {@code Description}. */
    public static LeadSchema microsoftBefore2021() {
        return MICROSOFT_BEFORE_2021;
    }

    /**
     * A schema of your own, as JSON text. In lenient mode it sees Microsoft's member names in Microsoft's spelling,
     * text where Microsoft documents text, and no blank or null member.
     *
     * <p>Patterns are RE2's: no look-ahead, no back-references. {@code $ref} points into the document itself, and not
     * in a circle.
     *
     * @throws IllegalArgumentException naming every fault with its JSON Pointer: what is no JSON or no draft-04, an
     *     unknown keyword or {@code format}, a bad pattern, a {@code $ref} that leads nowhere or to another document
     */
    public static LeadSchema of(String json) {
        JsonObject rules = read(json);
        List<String> faults =
                OF_SCHEMAS.violations(rules).stream().map(LeadSchema::fault).toList();
        if (faults.isEmpty()) {
            faults = SchemaRules.faults(rules);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(UNUSABLE + String.join("\n  ", faults));
        }
        return unchecked(json);
    }

    /**
     * The schema that a sample payload suggests, as the designer of Microsoft Flow makes one: it knows the type of each
     * member of the sample, under Microsoft's names where those are meant, and requires none and forbids none. Blank
     * members and null say nothing of their type and are left out. {@link #json} shows it, to be refined and kept.
     *
     * @throws IllegalArgumentException when the sample is not a JSON object
     */
    public static LeadSchema fromSample(String json) {
        return of(SampleSchema.of(
                Normaliser.normalise(read(json, "sample"), new Warnings()).document()));
    }

    /** The schema as JSON text. */
    public String json() {
        return json;
    }

    /** What in {@code document} breaks this schema; by pointer. */
    SortedSet<Violation> violations(JsonObject document) {
        try {
            VALIDATOR.performValidation(schema, OrgJson.of(document));
            return new TreeSet<>(Violation.BY_POINTER);
        } catch (ValidationException e) {
            return new SchemaFindings(rules, document).of(e);
        }
    }

    private static JsonObject read(String json) {
        return read(json, "JSON Schema");
    }

    private static JsonObject read(String json, String what) {
        String unusable = "not a usable " + what + ":\n  ";
        try {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            if (JsonReader.read(PayloadText.decode(bytes, new Warnings())) instanceof JsonObject object) {
                return object;
            }
        } catch (NotJsonException e) {
            throw new IllegalArgumentException(unusable + e.reason(), e);
        }
        throw new IllegalArgumentException(unusable + "it must be a JSON object");
    }

    private static String fault(Violation violation) {
        boolean unknown = violation.keyword().equals("additionalProperties");
        return violation.pointer() + ": " + (unknown ? "no keyword of JSON Schema draft-04" : violation.message());
    }

    private static LeadSchema unchecked(String json) {
        JsonObject rules = read(json);
        JsonObject pinned = new JsonObject();
        rules.members().forEach((name, value) -> {
            if (!name.equals("$schema")) { // without it everit takes draft-04, and asks no address
                pinned.add(name, value);
            }
        });
        try {
            SchemaLoader loader = SchemaLoader.builder()
                    .schemaClient(LeadSchema::refuse)
                    .regexpFactory(new RE2JRegexpFactory())
                    .schemaJson(OrgJson.of(pinned))
                    .build();
            return new LeadSchema(json, rules, loader.load().build());
        } catch (SchemaException e) {
            throw new IllegalArgumentException(UNUSABLE + e.getMessage(), e);
        }
    }

    private static InputStream refuse(String address) {
        throw new IllegalArgumentException(UNUSABLE + "never fetched from elsewhere: " + address);
    }

    private static String bundled(String name) {
        try (InputStream resource = LeadSchema.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing beside LeadSchema; is lead-core's jar complete?");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " out of lead-core's jar", e);
        }
    }
}
