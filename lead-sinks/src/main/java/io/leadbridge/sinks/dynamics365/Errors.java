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
    static final AnswerTable TABLE = AnswerTable.http()
            .code("0x80040237", ALREADY_THERE)
            .code("0x80040333", ALREADY_THERE)
            .code("0x80060892", ALREADY_THERE)
            .code("0x80060882", RETRY)
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
            .status(401, BLOCKED, "the token is refused: check that tenant, client and url belong together")
            .status(404, BLOCKED, "check the url of the environment")
            .status(412, ALREADY_THERE)
            .status(413, REJECTED, "it is too large");

    private static final Pattern COLUMN =
            Pattern.compile("(?:length of the|[Ii]nvalid property|undeclared property|of) '([a-z][a-z0-9_]{0,99})'");
    private static final Pattern PRIVILEGE = Pattern.compile("missing (prv[A-Za-z]{1,60}) privilege");

    private Errors() {}

    /** The error code in Dataverse's own spelling, {@code ""} when there is none; a signed decimal is the same number. */
    static String code(HttpAnswer answer) {
        JsonNode error = answer.json().path("error");
        String code = error.path("code").asText();
        if (code.matches("-?\\d{1,10}") && !code.equals("0")) {
            return String.format("0x%08x", (int) Long.parseLong(code));
        }
        return code.equals("0x0") && answer.status() == 400 ? "0x80048d19" : code;
    }

    /** Whether it says that the lead which was to be changed is not there. */
    static boolean saysLeadIsMissing(HttpAnswer answer) {
        return answer.json().path("error").path("message").asText().startsWith("lead With Id = ");
    }

    /** The column or privilege that the message names; nothing else of it, since it may quote the lead. */
    static String detail(HttpAnswer answer) {
        String message = answer.json().path("error").path("message").asText();
        Matcher privilege = PRIVILEGE.matcher(message);
        if (privilege.find()) {
            return privilege.group(1) + " is missing";
        }
        return column(message);
    }

    private static String column(String message) {
        Matcher column = COLUMN.matcher(message);
        return column.find() ? "column " + column.group(1) : "";
    }
}
