package io.leadbridge.sinks.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.leadbridge.internal.Json;
import io.leadbridge.sink.SinkPreview;
import java.io.IOException;
import java.net.http.HttpRequest;

/** Writes a request down for a person to read: method and address, a line for each header, an empty line, the body. */
public final class ShownRequest {
    private static final ObjectWriter INDENTED = indented();

    private ShownRequest() {}

    private static ObjectWriter indented() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        return Json.mapper().writer(printer);
    }

    /** A request that goes out with a bearer token. */
    public static String authorized(HttpRequest.Builder request, JsonNode body) {
        HttpRequest whole =
                request.setHeader("Authorization", "Bearer " + SinkPreview.MASK).build();
        return text(whole, whole.uri().toString(), json(body));
    }

    /** Any request; whoever calls it has masked the secrets in it, and says what stands for its address. */
    public static String text(HttpRequest request, String address, String body) {
        StringBuilder text = new StringBuilder(request.method() + " " + address + "\n");
        request.headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> text.append(name).append(": ").append(value).append('\n')));
        return text.append('\n').append(body).toString();
    }

    /** JSON with a line for each member; throws {@link IllegalArgumentException} for anything else. */
    public static String json(byte[] body) {
        try {
            return json(Json.mapper().readTree(body));
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /** The same. */
    public static String json(JsonNode body) {
        try {
            return INDENTED.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree is always writable", e);
        }
    }
}
