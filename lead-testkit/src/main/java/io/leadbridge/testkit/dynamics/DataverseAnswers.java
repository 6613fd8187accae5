package io.leadbridge.testkit.dynamics;

import io.leadbridge.testkit.http.Answer;
import java.time.Duration;
import java.util.Map;

/**
 * Answers of a Dataverse in trouble, for {@code dataverse.next(3).answer(tooManyRequests(ofSeconds(7)))}. Codes and texts
 * are Microsoft's ("Service protection API limits", "Web service error codes"). What can be provoked by a request, such
 * as a text that is too long, needs no scripted answer.
 */
public final class DataverseAnswers {
    private DataverseAnswers() {}

    /** Any error in Dataverse's envelope; the code is {@code "0x…"}, or {@code ""} as older servers send. */
    public static Answer error(int status, String code, String message) {
        return Answer.json(status, Map.of("error", Map.of("code", code, "message", message)))
                .with("OData-Version", "4.0");
    }

    /** 429, too many requests of this user within five minutes. */
    public static Answer tooManyRequests(Duration retryAfter) {
        return throttled(
                "0x80072322",
                "Number of requests exceeded the limit of 6000 over time window of 300 seconds.",
                retryAfter);
    }

    /** 429, too much execution time of this user within five minutes. */
    public static Answer tooMuchExecutionTime(Duration retryAfter) {
        return throttled(
                "0x80072321",
                "Combined execution time of incoming requests exceeded limit of 1,200,000 milliseconds over time window "
                        + "of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests "
                        + "and try again later.",
                retryAfter);
    }

    /** 429, too many requests of this user at the same time. */
    public static Answer tooManyAtOnce(Duration retryAfter) {
        return throttled("0x80072326", "Number of concurrent requests exceeded the limit of 52.", retryAfter);
    }

    /** 503, the server has no capacity. */
    public static Answer serverBusy() {
        return error(503, "0x8004a001", "The server is busy and the request was not completed. Try again later.");
    }

    /** 500, the error without a better name. */
    public static Answer unexpectedError() {
        return error(500, "0x80040216", "An unexpected error occurred.");
    }

    /** 500, the database chose this request as a deadlock's victim; it would work another time. */
    public static Answer deadlock() {
        return error(
                500,
                "0x80044150",
                "Sql error: Generic SQL error. CRM ErrorCode: -2147204784 Sql ErrorCode: -2146232060 Sql Number: 1205");
    }

    /** 500, the database did not answer in time. */
    public static Answer sqlTimeout() {
        return error(
                500,
                "0x80044151",
                "Sql error: SQL Timeout expired. CRM ErrorCode: -2147204783 Sql ErrorCode: -2146232060 Sql Number: -2");
    }

    /**
     * A duplicate detection rule matched. 500 by "Detect duplicate data using the Web API", 412 by the general table of
     * statuses: a caller must take either.
     */
    public static Answer duplicateDetected(int status) {
        return error(
                status,
                "0x80040333",
                "A record was not created or updated because a duplicate of the current record already exists.");
    }

    /** 412 for a create-only upsert of a row that exists, with the code that newer servers fill in. */
    public static Answer rowExists() {
        return error(412, "0x80040237", "A record with matching key values already exists.");
    }

    /** 400, a customer's plug-in or business rule refused the row with a text of its own. */
    public static Answer pluginRefused(String message) {
        return error(400, "0x80040265", message);
    }

    /** 403, the role has the privilege, but not for this row. */
    public static Answer accessDenied() {
        return error(
                403,
                "0x80048306",
                "Principal with id " + Access.USER_ID + " does not have CreateAccess right(s) for record with id "
                        + "00000000-0000-0000-0000-000000000000 of entity lead");
    }

    private static Answer throttled(String code, String message, Duration retryAfter) {
        long seconds = retryAfter.plusMillis(999).toSeconds();
        return error(429, code, message).with("Retry-After", Long.toString(seconds));
    }
}
