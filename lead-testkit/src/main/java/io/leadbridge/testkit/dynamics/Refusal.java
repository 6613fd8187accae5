package io.leadbridge.testkit.dynamics;

import io.leadbridge.testkit.http.Answer;

/** Ends the work on a request with this error. */
final class Refusal extends RuntimeException {
    private static final String IN_PAYLOAD =
            "Error identified in Payload provided by the user for Entity :'leads', For "
                    + "more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293"
                    + "  ---->  InnerException : ";

    private final transient Answer answer;

    Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.answer = DataverseAnswers.error(status, code, message);
    }

    Refusal(Answer answer) {
        super("answer " + answer.status(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }

    /** The body cannot be read as a row of this table. */
    static Refusal ofPayload(String why) {
        return new Refusal(400, "0x80048d19", IN_PAYLOAD + why);
    }

    /** The address or its query cannot be read. */
    static Refusal ofQuery(String why) {
        return new Refusal(400, "0x80060888", why);
    }

    /** The real one can do this, the fake cannot: say so instead of doing something else. */
    static Refusal notFaked(String what) {
        return new Refusal(501, "", "FakeDataverse does not do this: " + what);
    }

    static Refusal unknownProperty(String name) {
        return ofQuery("Could not find a property named '" + name + "' on type 'Microsoft.Dynamics.CRM.lead'.");
    }

    static Refusal rowMissing(String table, Object id, String code) {
        return new Refusal(404, code, table + " With Id = " + id + " Does Not Exist");
    }
}
