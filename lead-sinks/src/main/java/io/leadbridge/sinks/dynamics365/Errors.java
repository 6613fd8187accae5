package io.leadbridge.sinks.dynamics365;

import static io.leadbridge.sinks.internal.http.AnswerTable.Meaning.ALREADY_THERE;
import static io.leadbridge.sinks.internal.http.AnswerTable.Meaning.BLOCKED;
import static io.leadbridge.sinks.internal.http.AnswerTable.Meaning.REJECTED;
import static io.leadbridge.sinks.internal.http.AnswerTable.Meaning.RETRY;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.sinks.internal.http.AnswerTable;
import io.leadbridge.sinks.internal.http.HttpAnswer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Dataverse's errors mean. The code decides, then the status: a detected duplicate comes as 500. Sources:
 * Microsoft's pages "Compose HTTP requests and handle errors", "Service protection API limits", "Web service error
 * codes".
 */
final class Errors {
    private static final String EXISTS = "0x80040237";

    static final String NO_KEY = "create an alternate key on this column alone, and wait until it is active";

    private static final String NOT_A_KEY = "not a key";

    static final AnswerTable TABLE = AnswerTable.http()
            .code(EXISTS, ALREADY_THERE)
            .code("0x80040333", ALREADY_THERE)
            .code("0x80060892", ALREADY_THERE)
            .code("0x80060882", RETRY)
            .code("0x80072321", RETRY, "the application user's execution time of 5 minutes is used up")
            .code("0x80072322", RETRY, "the application user's requests of 5 minutes are used up")
            .code("0x80072326", RETRY, "the application user has too many requests at the same time")
            .code("0x80040216", RETRY)
            .code("0x80044150", RETRY, "its database had a deadlock")
            .code("0x80044151", RETRY, "its database did not answer in time")
            .code("0x8004a001", RETRY, "it is busy")
            .code(
                    "0x80048d19",
                    REJECTED,
                    "the mapping writes a column that the table lacks, or a value of a wrong type")
            .code("0x80044331", REJECTED, "the value is too long: shorten it in the mapping")
            .code("0x8004431a", REJECTED, "the choice has no such option: correct the mapping")
            .code("0x8004432f", REJECTED, "the number is out of range: correct the mapping")
            .code("0x80044330", REJECTED, "the number is out of range: correct the mapping")
            .code("0x80048408", REJECTED, "statuscode does not fit statecode: correct the mapping")
            .code("0x80040203", REJECTED, "a value is refused, by the table or a plug-in of yours")
            .code("0x80040265", REJECTED, "a plug-in or business rule of yours refused it; its trace log says why")
            .code("0x80040217", REJECTED, "a row that the mapping refers to does not exist")
            .code("0x80040220", BLOCKED, "give the application user's security role Create on Lead")
            .code("0x80048306", BLOCKED, "give the application user's security role Create on Lead")
            .code("0x80072560", BLOCKED, "create the application user in the Dataverse environment")
            .code("0x80042f09", BLOCKED, "give the application user a security role")
            .code("0x80040225", BLOCKED, "enable the application user")
            .code("0x8006088a", BLOCKED, "check the url: this is no environment with Dynamics 365 Sales")
            .code("0x80060890", BLOCKED, NO_KEY)
            .code(NOT_A_KEY, BLOCKED, NO_KEY)
            .code("0x8006089d", REJECTED, "several rows have this record key")
            .status(401, BLOCKED, "the token is refused: check that tenant, client and url belong together")
            .status(404, BLOCKED, "check the url of the environment")
            .status(412, ALREADY_THERE)
            .status(413, REJECTED, "it is too large");

    private static final Pattern COLUMN =
            Pattern.compile("(?:length of the|[Ii]nvalid property|undeclared property|of) '([a-z][a-z0-9_]{0,99})'");
    private static final Pattern MISSING_ROW = Pattern.compile("^([a-z][a-z0-9_]{0,99}) With Ids? = ");
    private static final Pattern PRIVILEGE = Pattern.compile("missing (prv[A-Za-z]{1,60}) privilege");

    private Errors() {}

    /** The error code in Dataverse's own spelling, {@code ""} when there is none; a signed decimal is the same number. */
    static String code(HttpAnswer answer) {
        JsonNode error = answer.json().path("error");
        if (error.path("message").asText().startsWith("The key in the request URI is not valid")) {
            return NOT_A_KEY;
        }
        String code = error.path("code").asText();
        if (code.matches("-?\\d{1,10}") && !code.equals("0")) {
            return String.format("0x%08x", (int) Long.parseLong(code));
        }
        return code.equals("0x0") && answer.status() == 400 ? "0x80048d19" : code;
    }

    /** Whether it says that the lead which was to be changed is not there. */
    static boolean saysLeadIsMissing(HttpAnswer answer) {
        String message = answer.json().path("error").path("message").asText();
        return answer.status() == 404
                && (message.startsWith("lead With Id = ") || code(answer).equals("0x80060891"));
    }

    /** The column, privilege or table that the message names; nothing else of it, since it may quote the lead. */
    static String detail(HttpAnswer answer) {
        String message = answer.json().path("error").path("message").asText();
        Matcher privilege = PRIVILEGE.matcher(message);
        if (privilege.find()) {
            return privilege.group(1) + " is missing";
        }
        Matcher row = MISSING_ROW.matcher(message);
        return row.find() ? "table " + row.group(1) : column(message);
    }

    /** Whether the row that is there already has the key of this delivery: 412, without a code from older servers. */
    static boolean isSameKey(HttpAnswer answer) {
        String code = code(answer);
        return answer.status() == 412 && (code.isEmpty() || code.equals(EXISTS));
    }

    private static String column(String message) {
        Matcher column = COLUMN.matcher(message);
        return column.find() ? "column " + column.group(1) : "";
    }
}
