package io.leadbridge.validation;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.leadbridge.internal.Json;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one JSON text into values of ours, in one pass; Jackson's messages quote the text and are not passed on. */
final class JsonReader {
    /** Deepest nesting of a payload; less than {@link Json#MAX_DEPTH}, as the kept lead wraps it. */
    static final int MAX_DEPTH = Json.MAX_DEPTH - 4;
    /** Longest member name; less than {@link Json#MAX_NAME_LENGTH}, as names in the extensions are longer. */
    static final int MAX_NAME_LENGTH = Json.MAX_NAME_LENGTH - 100;

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static JsonValue read(CharBuffer text) throws NotJsonException {
        try (JsonParser parser = Json.mapper()
                .getFactory()
                .createParser(text.array(), text.arrayOffset() + text.position(), text.remaining())) {
            return new JsonReader(parser).document();
        } catch (IOException e) {
            throw new IllegalStateException("a parser over characters in memory neither opens nor closes a file", e);
        }
    }

    private JsonValue document() throws NotJsonException {
        JsonToken first = next();
        if (first == null) {
            throw new NotJsonException("the body is empty");
        }
        JsonValue value = value(first, 1);
        if (next() != null) {
            throw fault("there is more after the end of the JSON");
        }
        return value;
    }

    private JsonValue value(@Nullable JsonToken token, int depth) throws NotJsonException {
        if (token == null) {
            throw fault("the JSON ends too early");
        }
        return switch (token) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> new JsonValue.Text(text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Digits(text());
            case VALUE_TRUE -> JsonValue.Word.TRUE;
            case VALUE_FALSE -> JsonValue.Word.FALSE;
            case VALUE_NULL -> JsonValue.Word.NULL;
            default -> throw fault("not JSON");
        };
    }

    private JsonObject object(int depth) throws NotJsonException {
        checkDepth(depth);
        JsonObject object = new JsonObject();
        while (next() == JsonToken.FIELD_NAME) {
            String name = text();
            if (name.length() > MAX_NAME_LENGTH) {
                throw fault("a member name is longer than " + MAX_NAME_LENGTH + " characters");
            }
            object.add(name, value(next(), depth + 1));
        }
        return object;
    }

    private JsonValue array(int depth) throws NotJsonException {
        checkDepth(depth);
        List<JsonValue> values = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            values.add(value(token, depth + 1));
        }
        return new JsonValue.Items(values);
    }

    private void checkDepth(int depth) throws NotJsonException {
        if (depth > MAX_DEPTH) {
            throw fault("nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    private @Nullable JsonToken next() throws NotJsonException {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw fault(reason(e));
        }
    }

    private String text() throws NotJsonException {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw fault(reason(e));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return "a number is longer than " + Json.MAX_NUMBER_LENGTH + " characters or a name than "
                    + MAX_NAME_LENGTH;
        }
        return e instanceof JsonEOFException ? "the JSON ends too early" : "not JSON";
    }

    private NotJsonException fault(String reason) {
        JsonLocation at = parser.currentLocation();
        return new NotJsonException(reason, at.getLineNr(), at.getColumnNr());
    }
}
