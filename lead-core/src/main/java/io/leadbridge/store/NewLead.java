package io.leadbridge.store;

import io.leadbridge.model.Lead;
import io.leadbridge.validation.Warning;
import java.util.List;

/**
 * A lead to be written down.
 *
 * @param body the bytes as they were sent
 * @param route where it goes
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record NewLead(Lead lead, byte[] body, List<Warning> warnings, Route route) {
    public NewLead {
        warnings = List.copyOf(warnings);
    }

    @Override
    public String toString() {
        return "NewLead[" + lead.id() + ", " + route + "]";
    }
}
