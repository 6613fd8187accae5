package io.leadbridge.store;

import io.leadbridge.model.Lead;
import io.leadbridge.validation.Warning;
import java.util.List;

/**
 * A lead to be written down, with one waiting delivery for each destination.
 *
 * @param body the bytes as they were sent
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record NewLead(Lead lead, byte[] body, List<Warning> warnings, List<String> destinations) {
    public NewLead {
        warnings = List.copyOf(warnings);
        destinations = List.copyOf(destinations);
    }

    @Override
    public String toString() {
        return "NewLead[" + lead.id() + ", to " + destinations + "]";
    }
}
