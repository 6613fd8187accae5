package io.leadbridge.sinks.internal.http;

import io.leadbridge.sink.DeliveryResult;

/**
 * A call brought no answer to judge: no connection, no time, no token. {@link #result} is what that means for the
 * delivery. Message and result hold no personal data and no secret.
 */
public final class CallFailedException extends Exception {
    private final transient DeliveryResult result;
    private final boolean maybeDone;

    private CallFailedException(DeliveryResult result, String reason, boolean maybeDone) {
        super(reason);
        this.result = result;
        this.maybeDone = maybeDone;
    }

    /** The server has surely not acted. */
    static CallFailedException notDone(String reason) {
        return new CallFailedException(DeliveryResult.retry(reason), reason, false);
    }

    /** The request was on its way: the server may have acted. */
    static CallFailedException maybeDone(String reason) {
        return new CallFailedException(DeliveryResult.retry(reason), reason, true);
    }

    /** The call was not made, because an earlier step ended so. */
    public static CallFailedException because(DeliveryResult result, String reason) {
        return new CallFailedException(result, reason, false);
    }

    /** What it means for the delivery: retry, or blocked when only a person can help. */
    public DeliveryResult result() {
        return result;
    }

    /** Whether the server may have done what was asked. A sink whose call is not idempotent looks before it repeats. */
    public boolean isMaybeDone() {
        return maybeDone;
    }
}
