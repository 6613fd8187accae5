package io.leadbridge.mapping;

import io.leadbridge.mapping.Field.Option;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The JSON form of an entity description; members that are not named here are left aside. */
record EntityJson(@Nullable String entity, @Nullable List<FieldJson> fields) {

    EntityType toType() {
        return EntityType.of(
                given(entity, "entity"),
                given(fields, "fields").stream().map(FieldJson::toField).toArray(Field[]::new));
    }

    private static <T> T given(@Nullable T value, String member) {
        if (value == null) {
            throw new IllegalArgumentException("\"" + member + "\" is missing");
        }
        return value;
    }

    /** One field; a field whose {@code writable} is null is not known to be, so nothing is written to it. */
    record FieldJson(
            @Nullable String name,
            @Nullable String type,
            @Nullable String format,
            @Nullable Integer maxLength,
            boolean required,
            boolean writable,
            @Nullable List<OptionJson> options,
            @Nullable Boolean restrictedPicklist) {

        Field toField() {
            return Field.of(given(name, "name"), fieldType())
                    .withMaxLength(Objects.requireNonNullElse(maxLength, Field.UNLIMITED))
                    .withRequired(required)
                    .withWritable(writable)
                    .withOptions(
                            options == null
                                    ? List.of()
                                    : options.stream().map(OptionJson::toOption).toList())
                    .withOpenOptions(Boolean.FALSE.equals(restrictedPicklist));
        }

        /** Dataverse says by {@code format} what the others say by {@code type}. */
        private Field.Type fieldType() {
            if ("DateOnly".equals(format)) {
                return Field.Type.DATE;
            }
            boolean saidByFormat = "Email".equals(format) || "Url".equals(format);
            return Field.Type.named(given(saidByFormat ? format : type, "type"));
        }
    }

    /** One option; its label may be left out. */
    record OptionJson(@Nullable Object value, @Nullable String label) {
        Option toOption() {
            Object sent = given(value, "value");
            return new Option(sent, Objects.requireNonNullElse(label, sent.toString()));
        }
    }
}
