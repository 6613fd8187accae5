package io.leadbridge.ledger;

import io.leadbridge.model.Lead;
import io.leadbridge.model.OfferId;
import io.leadbridge.validation.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead to be written down.
 *
 * @param urlOffer the offer of the URL that it was posted to
 * @param body the bytes as they were sent
 * @param route where it goes
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record NewLead(Lead lead, @Nullable OfferId urlOffer, byte[] body, List<Warning> warnings, Route route) {
    public NewLead {
        warnings = List.copyOf(warnings);
    }

    @Override
    public String toString() {
        return "NewLead[" + lead.id() + ", " + route + "]";
    }
}
