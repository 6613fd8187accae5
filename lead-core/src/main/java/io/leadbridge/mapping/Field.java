package io.leadbridge.mapping;

import java.util.List;
import java.util.Locale;

/**
 * One field of an entity: its name and what it takes. A CRM's sink has them as constants ({@code SUBJECT}); {@link
 * #field} names one that only your CRM has, such as a custom column. In a mapping only the name counts: what the field
 * takes is looked up in the {@link EntityType} that the mapping is for.
 *
 * @param name as the CRM spells it
 * @param maxLength the longest text, in UTF-16 units as CRMs count; {@link #UNLIMITED} when there is no limit
 * @param required whether a record needs it
 * @param writable whether it can be set at all
 * @param options the values it may have; empty when it has no such list
 * @param openOptions whether it takes other text than its options too
 */
public record Field(
        String name,
        Type type,
        int maxLength,
        boolean required,
        boolean writable,
        List<Option> options,
        boolean openOptions) {

    /** No limit of length. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public Field {
        if (name.isBlank() || maxLength < 1) {
            throw new IllegalArgumentException("a field needs a name and a length of 1 or more");
        }
        options = List.copyOf(options);
    }

    /** A field of which nothing but the name is known; it takes any value as it is. */
    public static Field field(String name) {
        return of(name, Type.ANY);
    }

    /** A writable field without limit, not required. */
    public static Field of(String name, Type type) {
        return new Field(name, type, UNLIMITED, false, true, List.of(), false);
    }

    public Field withMaxLength(int characters) {
        return new Field(name, type, characters, required, writable, options, openOptions);
    }

    public Field withRequired(boolean yes) {
        return new Field(name, type, maxLength, yes, writable, options, openOptions);
    }

    public Field withWritable(boolean yes) {
        return new Field(name, type, maxLength, required, yes, options, openOptions);
    }

    public Field withOptions(List<Option> list) {
        return new Field(name, type, maxLength, required, writable, list, openOptions);
    }

    public Field withOpenOptions(boolean yes) {
        return new Field(name, type, maxLength, required, writable, options, yes);
    }

    /**
     * One of the values a field may have.
     *
     * @param value what is sent: text, a number or a boolean
     * @param label what people see; a mapping may name either, in any letter case
     */
    public record Option(Object value, String label) {}

    /** What a field takes, in the words of no CRM. */
    public enum Type {
        /** Cut when too long. */
        TEXT("text"),
        /** Left out when too long. */
        EMAIL("an e-mail address"),
        /** Left out when too long. */
        URL("a URL"),
        FLAG("true or false"),
        WHOLE_NUMBER("a whole number"),
        NUMBER("a number"),
        /** ISO 8601: {@code 2026-11-22}; an instant becomes its day in UTC. */
        DATE("a date such as 2026-11-22"),
        /** ISO 8601 in UTC, whole seconds: {@code 2026-11-22T10:15:30Z}. */
        TIME("a time such as 2026-11-22T10:15:30Z"),
        /** One of {@link Field#options}; any text as long as they are not known. */
        OPTION("one of its options"),
        /** The id of another record, as text; left out when too long. */
        REFERENCE("an id"),
        /** Whatever the CRM makes of it. */
        ANY("anything");

        private final String takes;

        Type(String takes) {
            this.takes = takes;
        }

        /**
         * The type that Dataverse, Salesforce, HubSpot or Marketo call {@code word} in their metadata, in any letter
         * case: {@code Picklist}, {@code currency}, {@code enumeration}… {@link #ANY} for a word that is not known.
         */
        public static Type named(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "string", "memo", "text", "textarea", "phone" -> TEXT;
                case "email" -> EMAIL;
                case "url" -> URL;
                case "boolean", "bool" -> FLAG;
                case "integer", "int", "bigint", "score" -> WHOLE_NUMBER;
                case "decimal", "double", "float", "number", "money", "currency" -> NUMBER;
                case "date" -> DATE;
                case "datetime" -> TIME;
                case "picklist", "enumeration", "state", "status" -> OPTION;
                case "lookup", "owner", "customer", "reference", "uniqueidentifier", "id", "entityname" -> REFERENCE;
                default -> ANY;
            };
        }

        /** For messages: "takes …". */
        String takes() {
            return takes;
        }
    }
}
