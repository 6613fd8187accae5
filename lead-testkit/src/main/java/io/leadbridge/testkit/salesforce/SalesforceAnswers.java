package io.leadbridge.testkit.salesforce;

import io.leadbridge.testkit.http.Answer;
import java.util.List;
import java.util.Map;

/**
 * Answers of a Salesforce in trouble, for {@code salesforce.next(3).answer(lockedRow(500))}. What can be provoked by a
 * request or a switch of {@link FakeSalesforce}, such as a text that is too long, needs no scripted answer.
 */
public final class SalesforceAnswers {
    private SalesforceAnswers() {}

    /** Any error in the array that the API sends. */
    public static Answer error(int status, String errorCode, String message) {
        return Answer.json(status, List.of(Map.of("errorCode", errorCode, "message", message)));
    }

    /** The same as a bare object. */
    public static Answer bareError(int status, String errorCode, String message) {
        return Answer.json(status, Map.of("errorCode", errorCode, "message", message));
    }

    /** Another save holds the record's parent; seen with 400 and with 500. */
    public static Answer lockedRow(int status) {
        return error(status, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
    }

    /** 400, a trigger failed because of a lock: the code says permanent, the text says try again. */
    public static Answer triggerMetALock() {
        return triggerFailed("LeadTrigger: execution of AfterInsert caused by: System.DmlException: Update failed. "
                + "First exception on row 0; first error: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access");
    }

    /** 400, a trigger failed for this reason. */
    public static Answer triggerFailed(String message) {
        return error(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", message);
    }

    /** 400, a validation rule of the customer's refused the lead with this text. */
    public static Answer validationRule(String message) {
        return Answer.json(
                400,
                List.of(Map.of(
                        "errorCode", "FIELD_CUSTOM_VALIDATION_EXCEPTION", "message", message, "fields", List.of())));
    }

    /** 403, the requests of 24 hours are used up. */
    public static Answer requestsUsedUp() {
        return error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }

    /** 403, too many slow requests at the same time. */
    public static Answer tooManyAtOnce() {
        return error(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded.");
    }

    /** 401 that no new token cures. */
    public static Answer sessionNotForRest() {
        return error(401, "INVALID_SESSION_ID", "This session is not valid for use with the REST API");
    }

    /** 500, the error without a better name. */
    public static Answer unknownException() {
        return error(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred. Please include this ErrorId: 1-1 (1)");
    }

    /** 503, maintenance or overload, in an array. */
    public static Answer unavailable() {
        return error(503, "SERVER_UNAVAILABLE", "We are down for maintenance. Sorry for the inconvenience.");
    }

    /** 503, the same as a bare object. */
    public static Answer unavailableBare() {
        return bareError(503, "SERVER_UNAVAILABLE", "We are down for maintenance. Sorry for the inconvenience.");
    }

    /** 420, Salesforce Edge has no route to the instance. */
    public static Answer noRoute() {
        return Answer.html(420);
    }

    /** 200 and a page: what stands before the org answers in its place. */
    public static Answer loginPage() {
        return Answer.html(200);
    }
}
