package io.leadbridge.testkit.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import io.leadbridge.testkit.http.Answer;
import java.util.List;

/** Ends the work on a request with this error. */
final class Refusal extends RuntimeException {
    private final int status;
    private final String code;
    private final transient List<String> fields;
    private final transient ObjectNode more;

    Refusal(int status, String code, String message, String... fields) {
        this(status, code, message, Json.mapper().createObjectNode(), List.of(fields));
    }

    private Refusal(int status, String code, String message, ObjectNode more, List<String> fields) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.more = more;
        this.fields = fields;
    }

    static Refusal notFound() {
        return new Refusal(404, "NOT_FOUND", "The requested resource does not exist");
    }

    static Refusal unknownField(String name) {
        return new Refusal(400, "INVALID_FIELD", "No such column '" + name + "' on sobject of type Lead");
    }

    static Refusal notJson() {
        return new Refusal(400, "JSON_PARSER_ERROR", "The HTTP entity body is required, but this is not a JSON object");
    }

    /** The real one can do this, the fake cannot: say so instead of doing something else. */
    static Refusal notFaked(String what) {
        return new Refusal(501, "NOT_FAKED", "FakeSalesforce does not do this: " + what);
    }

    /** The same with these members beside message and code. */
    Refusal with(ObjectNode members) {
        return new Refusal(status, code, String.valueOf(getMessage()), members, fields);
    }

    /** In an array, as the API does it; or bare, as its documentation prints it and some of its parts do. */
    Answer answer(boolean isBare) {
        ObjectNode error = more.deepCopy().put("message", getMessage()).put("errorCode", code);
        if (!fields.isEmpty()) {
            error.set("fields", Json.mapper().valueToTree(fields));
        }
        ArrayNode array = Json.mapper().createArrayNode().add(error);
        return Answer.json(status, isBare ? error : array);
    }

    /** As one result of a collection call, where the code has another name. */
    ObjectNode result() {
        ObjectNode result = Json.mapper().createObjectNode().put("success", false);
        result.putArray("errors")
                .addObject()
                .put("statusCode", code)
                .put("message", getMessage())
                .set("fields", Json.mapper().valueToTree(fields));
        return result;
    }
}
