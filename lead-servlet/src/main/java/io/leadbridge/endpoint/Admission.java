package io.leadbridge.endpoint;

import io.leadbridge.model.OfferId;
import org.jspecify.annotations.Nullable;

/** Whether the body of a request is wanted. */
public sealed interface Admission {
    /** It is: read it and hand it to {@link LeadEndpoint#accept} with the offer that the URL names, if any. */
    record Admitted(@Nullable OfferId offer) implements Admission {}

    /** It is not: answer this. */
    record Refused(Answer answer) implements Admission {}
}
