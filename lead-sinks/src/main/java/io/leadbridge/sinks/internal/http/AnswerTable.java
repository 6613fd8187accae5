package io.leadbridge.sinks.internal.http;

import io.leadbridge.sink.DeliveryResult;
import java.util.HashMap;
import java.util.Map;

/**
 * What an answer means for a delivery: by its error code first, then by its status, then by what HTTP says. A sink writes
 * its service's list:
 *
 * <pre>{@code
 * static final AnswerTable TABLE = AnswerTable.http()
 *     .code("0x80040333", ALREADY_THERE)
 *     .code("0x80072560", BLOCKED, "create the application user in the Dataverse environment")
 *     .status(412, ALREADY_THERE);
 * }</pre>
 *
 * <p>Immutable: each line makes a new table.
 */
public final class AnswerTable {
    private static final AnswerTable HTTP = new AnswerTable(Map.of(), Map.of());

    private final Map<String, Row> codes;
    private final Map<Integer, Row> statuses;

    /** What an answer can mean. */
    public enum Meaning {
        /** The record is there, from this attempt. */
        DELIVERED,
        /** The record was there before. */
        ALREADY_THERE,
        /** Another attempt may work. */
        RETRY,
        /** This lead is refused, and would be again. */
        REJECTED,
        /** No lead will pass until somebody repairs something. */
        BLOCKED
    }

    private record Row(Meaning meaning, String advice) {}

    private AnswerTable(Map<String, Row> codes, Map<Integer, Row> statuses) {
        this.codes = codes;
        this.statuses = statuses;
    }

    /**
     * What HTTP itself says: 2xx delivered; 408, 425, 429 and 5xx but 501 retry; 400, 409, 412, 413, 415 and 422 rejected;
     * all others blocked, since they speak of the address or the credentials and not of a lead.
     */
    public static AnswerTable http() {
        return HTTP;
    }

    /** The same with this error code, compared exactly. */
    public AnswerTable code(String code, Meaning meaning) {
        return code(code, meaning, "");
    }

    /** The same with this error code and what an operator should do about it. */
    public AnswerTable code(String code, Meaning meaning, String advice) {
        Map<String, Row> more = new HashMap<>(codes);
        more.put(code, new Row(meaning, advice));
        return new AnswerTable(more, statuses);
    }

    /** The same with this status, for error codes that are not listed. */
    public AnswerTable status(int status, Meaning meaning) {
        return status(status, meaning, "");
    }

    /** The same with this status and what an operator should do about it. */
    public AnswerTable status(int status, Meaning meaning, String advice) {
        Map<Integer, Row> more = new HashMap<>(statuses);
        more.put(status, new Row(meaning, advice));
        return new AnswerTable(codes, more);
    }

    /** Whether this error code is listed. */
    boolean knows(String code) {
        return codes.containsKey(code);
    }

    /** What this answer means; {@code code} is the service's error code in it, {@code ""} when it has none. */
    public Meaning meaning(HttpAnswer answer, String code) {
        return row(answer.status(), code).meaning();
    }

    /**
     * The result of a delivery that got this answer. A wait that the server asks for is passed on.
     *
     * @param code the service's error code in the answer, {@code ""} when it has none
     * @param detail what else the operator should know, without personal data; {@code ""} for nothing
     */
    public DeliveryResult result(HttpAnswer answer, String code, String detail) {
        Row row = row(answer.status(), code);
        return switch (row.meaning()) {
            case DELIVERED -> DeliveryResult.delivered();
            case ALREADY_THERE -> DeliveryResult.alreadyThere();
            case RETRY -> retry(answer, reason(answer, code, detail, row));
            case REJECTED -> DeliveryResult.rejected(reason(answer, code, detail, row));
            case BLOCKED -> DeliveryResult.blocked(reason(answer, code, detail, row));
        };
    }

    private static DeliveryResult retry(HttpAnswer answer, String reason) {
        DeliveryResult.Retry retry = DeliveryResult.retry(reason);
        return answer.retryAfter().map(retry::notBefore).orElse(retry);
    }

    private static String reason(HttpAnswer answer, String code, String detail, Row row) {
        return answer + (code.isEmpty() ? "" : " " + code) + then(detail) + then(row.advice());
    }

    private static String then(String part) {
        return part.isEmpty() ? "" : ": " + part;
    }

    private Row row(int status, String code) {
        Row byCode = codes.get(code);
        Row byStatus = statuses.get(status);
        if (byCode != null) {
            return byCode;
        }
        return byStatus != null ? byStatus : byHttp(status);
    }

    private static Row byHttp(int status) {
        return switch (status) {
            case 408, 425, 429 -> new Row(Meaning.RETRY, "");
            case 400, 409, 412, 413, 415, 422 -> new Row(Meaning.REJECTED, "");
            case 401 -> new Row(Meaning.BLOCKED, "check the credentials");
            case 403 -> new Row(Meaning.BLOCKED, "check the rights of the user");
            case 501 -> new Row(Meaning.BLOCKED, "check the address");
            default -> byClass(status);
        };
    }

    private static Row byClass(int status) {
        return switch (status / 100) {
            case 2 -> new Row(Meaning.DELIVERED, "");
            case 3 -> new Row(Meaning.BLOCKED, "it redirects; enter the address it redirects to");
            case 5 -> new Row(Meaning.RETRY, "");
            default -> new Row(Meaning.BLOCKED, "check the address");
        };
    }
}
