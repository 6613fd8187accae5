package io.leadbridge.mapping;

import io.leadbridge.internal.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes what a mapping writes to: an entity of a CRM and its fields. A sink ships one, and replaces its fields by
 * {@link #withFields} as soon as the CRM says itself which it has.
 */
public final class EntityType {
    private final String name;
    private final Map<String, Field> fields;
    private final @Nullable Pattern customNames;

    private EntityType(String name, Collection<Field> fields, @Nullable Pattern customNames) {
        this.name = name;
        this.customNames = customNames;
        Map<String, Field> byName = new LinkedHashMap<>();
        for (Field field : fields) {
            if (byName.put(field.name(), field) != null) {
                throw new IllegalArgumentException(name + " has two fields called " + field.name());
            }
        }
        this.fields = Collections.unmodifiableMap(byName);
    }

    /** An entity with exactly these fields. */
    public static EntityType of(String name, Field... fields) {
        return new EntityType(name, List.of(fields), null);
    }

    /**
     * Reads a description in JSON from a resource next to {@code owner}:
     *
     * <pre>{@code
     * {"entity": "lead", "fields": [
     *   {"name": "subject", "type": "String", "maxLength": 300, "required": true, "writable": true},
     *   {"name": "leadsourcecode", "type": "Picklist", "writable": true, "options": [{"value": 8, "label": "Web"}]}]}
     * }</pre>
     *
     * {@code type} is a word of {@link Field.Type#named}; {@code "format": "Email"}, {@code "Url"} and {@code
     * "DateOnly"} refine it; {@code "restrictedPicklist": false} says that other values than the options are taken too.
     * Throws {@link IllegalArgumentException} when there is no such resource or it has another form.
     */
    public static EntityType read(Class<?> owner, String resource) {
        try (InputStream json = owner.getResourceAsStream(resource)) {
            if (json == null) {
                throw new IllegalArgumentException("there is no such resource");
            }
            return Json.mapper().readValue(json, EntityJson.class).toType();
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "no entity description in " + resource + " next to " + owner.getName() + ": " + e.getMessage(), e);
        }
    }

    public String name() {
        return name;
    }

    /** Every field, in the order of the description. */
    public Collection<Field> fields() {
        return fields.values();
    }

    /** The field called {@code name}; throws {@link IllegalArgumentException} when there is none. */
    public Field field(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    /** The field called {@code name}, in exactly that spelling. */
    public Optional<Field> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The same entity as the CRM itself describes it: these fields and no others. */
    public EntityType withFields(Collection<Field> described) {
        return new EntityType(name, described, null);
    }

    /**
     * The same entity, which may have more fields than are described here, if their names match {@code pattern} (a
     * regular expression such as {@code .+__c}): a mapping may set them unchecked, until {@link #withFields}. A name
     * that differs from a described one by no more than a letter or letter case is taken for a misspelling of that.
     */
    public EntityType withCustomNames(String pattern) {
        return new EntityType(name, fields.values(), Pattern.compile(pattern));
    }

    /** The field to check a rule for {@code name} against. */
    Optional<Field> resolve(String name) {
        return find(name).or(() -> mayBeCustom(name) ? Optional.of(Field.field(name)) : Optional.empty());
    }

    private boolean mayBeCustom(String name) {
        return customNames != null
                && customNames.matcher(name).matches()
                && !NearestName.isMisspelt(name, fields.keySet());
    }

    String unknown(String wrong) {
        return this.name + " has no field " + NearestName.cited(wrong) + NearestName.hint(wrong, fields.keySet(), "");
    }

    @Override
    public String toString() {
        return name;
    }
}
