package io.leadbridge;

import io.leadbridge.ledger.Ledger;
import io.leadbridge.model.LeadId;
import io.leadbridge.store.HistoryEntry.Event;
import io.leadbridge.store.QuarantineFilter;
import io.leadbridge.store.QuarantinedPayload;
import java.util.List;
import java.util.Optional;

/**
 * What people do about payloads in quarantine: look at them, correct them, take them in as they are, or decide against
 * them. A payload that becomes a lead keeps its id, the time it came and its bytes. Methods throw {@link
 * io.leadbridge.store.LeadStoreException} when the store cannot do it now.
 */
public final class Quarantine {
    private final Ledger ledger;
    private final Revision revision;

    Quarantine(Ledger ledger, Revision revision) {
        this.ledger = ledger;
        this.revision = revision;
    }

    /** Those that match, in the order in which they came, at most {@code most}. */
    public List<QuarantinedPayload> list(QuarantineFilter filter, int most) {
        return ledger.quarantined(filter, most);
    }

    /**
     * Makes it the lead that {@code body} says, and delivers that; empty when it is not in quarantine. A body that cannot
     * be read or breaks the schema changes nothing, and the receipt says why.
     */
    public Optional<Receipt> correct(LeadId id, byte[] body) {
        return ledger.findQuarantined(id).flatMap(payload -> revision.admit(payload, body, Event.CORRECTED));
    }

    /**
     * Reads it again as it was sent, with today's schema, and delivers it; empty when it is not in quarantine. A lead
     * that names nobody to reach is taken in too: a person has looked at it.
     */
    public Optional<Receipt> replay(LeadId id) {
        return ledger.findQuarantined(id).flatMap(payload -> revision.admit(payload, payload.body(), Event.REPLAYED));
    }

    /** Decides against it; gives whether it was waiting for that. It stays until its time is over. */
    public boolean discard(LeadId id) {
        return Joined.of(ledger.discard(id));
    }
}
