package io.leadbridge.validation;

import java.nio.CharBuffer;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts a payload into the form that Microsoft documents, and notes a warning for each tolerance it needed. */
final class Normaliser {
    private final Warnings warnings;
    private final Extensions extensions = new Extensions();

    private Normaliser(Warnings warnings) {
        this.warnings = warnings;
    }

    static NormalisedLead normalise(JsonObject sent, Warnings warnings) {
        Normaliser normaliser = new Normaliser(warnings);
        JsonObject document = normaliser.members(sent, Part.LEAD, "");
        return new NormalisedLead(document, normaliser.extensions.members());
    }

    private JsonObject members(JsonObject sent, Part part, String parent) {
        JsonObject normal = new JsonObject();
        Map<String, String> counting = part.counting(sent);
        sent.members().forEach((spelling, value) -> {
            String name = part.documented(spelling);
            String pointer = Pointer.to(parent, spelling);
            if (value.isBlank()) {
                warnings.add(pointer, value == JsonValue.Word.NULL ? "null taken as absent" : "blank taken as absent");
            } else if (name == null) {
                normal.add(spelling, value);
                warnings.add(pointer, "undocumented member kept in the extensions");
                keep(part.prefix() + spelling, value, pointer, extensions::keep);
            } else if (spelling.equals(counting.get(name))) {
                normal.add(name, documented(name, spelling, value, pointer));
            } else {
                repeated(part.prefix() + name, value, pointer);
            }
        });
        for (JsonObject.Repeated again : sent.repeated()) {
            String name = part.documented(again.name());
            repeated(
                    part.prefix() + (name == null ? again.name() : name),
                    again.value(),
                    Pointer.to(parent, again.name()));
        }
        return normal;
    }

    private void repeated(String name, JsonValue value, String pointer) {
        if (value.isBlank()) {
            warnings.add(pointer, "repeated member that is blank left out");
        } else {
            warnings.add(pointer, "repeated member kept in the extensions; another one counts");
            keep(name, value, pointer, extensions::keepNumbered);
        }
    }

    private void keep(String name, JsonValue value, String pointer, BiConsumer<String, @Nullable Object> extension) {
        PlainJava plain = new PlainJava();
        extension.accept(plain.name(name), plain.of(value));
        plain.noted().forEach(noted -> warnings.add(pointer, noted));
    }

    private JsonValue documented(String name, String spelling, JsonValue value, String pointer) {
        if (!spelling.equals(name)) {
            warnings.add(pointer, "read as " + name);
        }
        return name.equals("UserDetails") ? person(value, pointer) : text(name, value, pointer);
    }

    private JsonValue person(JsonValue value, String pointer) {
        if (value instanceof JsonObject object) {
            return members(object, Part.PERSON, pointer);
        }
        JsonObject inside = value instanceof JsonValue.Text text ? objectInside(text.value()) : null;
        if (inside == null) {
            return value;
        }
        warnings.add(pointer, "string that holds an object read as that object");
        return members(inside, Part.PERSON, pointer);
    }

    private static @Nullable JsonObject objectInside(String text) {
        try {
            return JsonReader.read(CharBuffer.wrap(text.toCharArray())) instanceof JsonObject object ? object : null;
        } catch (NotJsonException e) {
            return null;
        }
    }

    private JsonValue text(String name, JsonValue value, String pointer) {
        if (value instanceof JsonValue.Text text) {
            Consumer<String> noted = message -> warnings.add(pointer, message);
            boolean free = name.equals("Description");
            String clean = free ? CleanText.lines(text.value(), noted) : CleanText.line(text.value(), noted);
            return new JsonValue.Text(clean.strip());
        }
        if (value instanceof JsonValue.Digits digits) {
            warnings.add(pointer, "number read as text");
            return new JsonValue.Text(digits.source());
        }
        if (value instanceof JsonValue.Word word) {
            warnings.add(pointer, "boolean read as text");
            return new JsonValue.Text(word.toString());
        }
        return value;
    }
}
