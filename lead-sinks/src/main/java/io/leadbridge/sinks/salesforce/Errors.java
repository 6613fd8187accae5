package io.leadbridge.sinks.salesforce;

import static io.leadbridge.sinks.internal.http.AnswerTable.Meaning.ALREADY_THERE;
import static io.leadbridge.sinks.internal.http.AnswerTable.Meaning.BLOCKED;
import static io.leadbridge.sinks.internal.http.AnswerTable.Meaning.REJECTED;
import static io.leadbridge.sinks.internal.http.AnswerTable.Meaning.RETRY;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sinks.internal.http.AnswerTable;
import io.leadbridge.sinks.internal.http.HttpAnswer;
import io.leadbridge.sinks.internal.http.TokenEndpoint;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Salesforce's errors mean. The code decides, then the status: a locked record comes as 400 or 500, used-up requests
 * as 403. Errors come in an array, or bare, or as a page. Sources: REST API Developer Guide ("Status Codes and Error
 * Responses"), the exception codes of the SOAP API, and messages seen in public logs.
 *
 * <p>Not known, and taken on the safe side: which {@code REQUEST_LIMIT_EXCEEDED} is meant when the text names neither
 * limit is taken for the daily one. 404, which stands for a missing object as well as for a wrong version, blocks.
 */
final class Errors {
    /** After the requests of 24 hours are used up, the next attempt waits this long. */
    static final Duration USED_UP_WAIT = Duration.ofMinutes(15);

    static final AnswerTable REFUSED_LOGINS = TokenEndpoint.REFUSALS
            .code("client identifier invalid", BLOCKED, "check client-id: it is the app's consumer key")
            .code("invalid client credentials", BLOCKED, "check client-secret: it is the app's consumer secret")
            .code(
                    "request not supported on this domain",
                    BLOCKED,
                    "enter the org's own address as url, such as https://contoso.my.salesforce.com")
            .code(
                    "no client credentials user enabled",
                    BLOCKED,
                    "enable the client credentials flow in the app, and choose the user to run as")
            .code(
                    "user hasn't approved this consumer",
                    BLOCKED,
                    "let an administrator pre-authorize the user for the app")
            .code("expired authorization code", BLOCKED, "set this machine's clock")
            .code("audience is invalid", BLOCKED, "set audience to https://login.salesforce.com, or test for sandboxes")
            .code(
                    "invalid assertion",
                    BLOCKED,
                    "check that private-key belongs to the app's certificate, and the clock")
            .code("authentication failure", BLOCKED, "check user and app, and the user's login history in Setup");

    private static final String LOCKED = "UNABLE_TO_LOCK_ROW";
    private static final String TRIGGER = "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY";
    private static final String LIMIT = "REQUEST_LIMIT_EXCEEDED";
    private static final String AT_ONCE = "REQUEST_LIMIT_EXCEEDED (at once)";
    private static final String REMAP = "correct the mapping";
    private static final String ACCESS = "give the integration user Create, Read and Edit on Lead";

    static final AnswerTable TABLE = rejections(blocks(retries(AnswerTable.http())))
            .code("DUPLICATES_DETECTED", ALREADY_THERE)
            .code("DUPLICATE_VALUE", ALREADY_THERE)
            .code("CANNOT_UPDATE_CONVERTED_LEAD", ALREADY_THERE);

    private static final Pattern RECORD_ID = Pattern.compile("with id: ([0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?)\\b");

    private Errors() {}

    private static AnswerTable retries(AnswerTable table) {
        AnswerTable more = table.status(420, RETRY)
                .code(LIMIT, RETRY, "the org's API requests of 24 hours are used up")
                .code(AT_ONCE, RETRY, "too many slow requests of the org at the same time");
        for (String code : new String[] {
            LOCKED,
            "SERVER_UNAVAILABLE",
            "UNKNOWN_EXCEPTION",
            "REQUEST_RUNNING_TOO_LONG",
            "QUERY_TIMEOUT",
            "TOO_MANY_APEX_REQUESTS",
            "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
            "ORG_IN_MAINTENANCE",
            "FUNCTIONALITY_TEMPORARILY_UNAVAILABLE"
        }) {
            more = more.code(code, RETRY);
        }
        return more;
    }

    private static AnswerTable blocks(AnswerTable table) {
        return table.status(401, BLOCKED, "the session is refused: check that the user may use the REST API")
                .status(404, BLOCKED, "check url, api-version and key-field, and that the user sees the object Lead")
                .status(410, BLOCKED, "this api-version is retired; enter a newer one")
                .code("API_DISABLED_FOR_ORG", BLOCKED, "the org's edition, or the user's profile, lacks API access")
                .code("API_CURRENTLY_DISABLED", BLOCKED, "API access is switched off")
                .code("FUNCTIONALITY_NOT_ENABLED", BLOCKED, "the org lacks a feature")
                .code("INSUFFICIENT_ACCESS_OR_READONLY", BLOCKED, ACCESS)
                .code("INSUFFICIENT_ACCESS", BLOCKED, ACCESS)
                .code(
                        "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
                        BLOCKED,
                        "the user may not use the owner or record")
                .code("INACTIVE_OWNER_OR_USER", BLOCKED, "activate the owner, or choose another")
                .code("STORAGE_LIMIT_EXCEEDED", BLOCKED, "the org has no storage left");
    }

    private static AnswerTable rejections(AnswerTable table) {
        return table.status(300, REJECTED, "several leads have this record key: make the key field unique")
                .status(414, REJECTED, "its address is too long")
                .status(431, REJECTED, "its address is too long")
                .code("REQUIRED_FIELD_MISSING", REJECTED, "set it in the mapping for every lead")
                .code("STRING_TOO_LONG", REJECTED, "shorten it in the mapping")
                .code("INVALID_EMAIL_ADDRESS", REJECTED, REMAP)
                .code("INVALID_FIELD", REJECTED, "the integration user sees no such field: " + REMAP)
                .code("INVALID_FIELD_FOR_INSERT_UPDATE", REJECTED, "the integration user cannot write it: " + REMAP)
                .code("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", REJECTED, "it has no such option: " + REMAP)
                .code("FIELD_INTEGRITY_EXCEPTION", REJECTED, REMAP)
                .code("FIELD_CUSTOM_VALIDATION_EXCEPTION", REJECTED, "a validation rule of yours refuses it")
                .code("JSON_PARSER_ERROR", REJECTED, "a value is of a wrong type: " + REMAP)
                .code("INVALID_TYPE", REJECTED, REMAP)
                .code("MALFORMED_ID", REJECTED, "it is no record's id: " + REMAP)
                .code("INVALID_CROSS_REFERENCE_KEY", REJECTED, "no such record, or not for this user: " + REMAP)
                .code(TRIGGER, REJECTED, "a trigger or flow of yours failed; its debug log says why");
    }

    /** What the answer means; {@code detail} is what else the operator should know. */
    static DeliveryResult result(HttpAnswer answer, String detail) {
        String code = code(answer);
        DeliveryResult result = TABLE.result(answer, code, detail);
        if (result instanceof DeliveryResult.Delivered delivered) {
            return withId(delivered, recordId(answer));
        }
        boolean isUsedUp = code.equals(LIMIT) && answer.retryAfter().isEmpty();
        return result instanceof DeliveryResult.Retry retry && isUsedUp ? retry.notBefore(USED_UP_WAIT) : result;
    }

    private static DeliveryResult withId(DeliveryResult.Delivered delivered, String id) {
        return id.isEmpty() ? delivered : delivered.withRecordId(id);
    }

    /** The first error of the answer, whatever its form; a missing node when there is none. */
    static JsonNode first(HttpAnswer answer) {
        JsonNode json = answer.json();
        return json.isArray() ? json.path(0) : json;
    }

    /** The code of the first error, {@code ""} when there is none; one code with two meanings is told apart by its text. */
    static String code(HttpAnswer answer) {
        String code = codeOf(first(answer));
        String message = first(answer).path("message").asText();
        if (code.equals(TRIGGER) && (message.contains(LOCKED) || message.contains("Too many SOQL queries"))) {
            return LOCKED;
        }
        return code.equals(LIMIT) && message.startsWith("Concurrent") ? AT_ONCE : code;
    }

    static String codeOf(JsonNode error) {
        return error.path("errorCode").asText(error.path("statusCode").asText());
    }

    /** The id of the record that is there already, {@code ""} when the answer does not say it. */
    private static String recordId(HttpAnswer answer) {
        JsonNode error = first(answer);
        // Most versions misspell it.
        JsonNode duplicates = error.has("duplicateResut") ? error.get("duplicateResut") : error.path("duplicateResult");
        for (JsonNode match : duplicates.path("matchResults")) {
            String id = match.at("/matchRecords/0/record/Id").asText();
            if (!id.isEmpty()) {
                return id;
            }
        }
        Matcher id = RECORD_ID.matcher(error.path("message").asText());
        return id.find() ? id.group(1) : "";
    }
}
