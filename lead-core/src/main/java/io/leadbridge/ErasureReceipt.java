package io.leadbridge;

import io.leadbridge.model.LeadId;
import io.leadbridge.store.StoredDelivery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request to erase one person. What it cannot reach is not erased by it: backups and copies of the
 * store, logs of the database server, and the records at the destinations, which are listed so that somebody can.
 *
 * @param leads leads that were removed, with their deliveries, reasons and fingerprints
 * @param quarantined quarantined payloads that were removed
 * @param records what these leads had made at destinations
 * @param inFlight deliveries that were still under way when the leads were removed: a record may have been made
 * @param mentionedIn leads of others that name the address, in a description say: they were left as they are
 * @param scrubbed whether it was removed from the disk too; else it is in freed space of the store until that is reused
 */
public record ErasureReceipt(
        List<LeadId> leads,
        List<LeadId> quarantined,
        List<Outside> records,
        List<Outside> inFlight,
        List<LeadId> mentionedIn,
        boolean scrubbed) {
    public ErasureReceipt {
        leads = List.copyOf(leads);
        quarantined = List.copyOf(quarantined);
        records = List.copyOf(records);
        inFlight = List.copyOf(inFlight);
        mentionedIn = List.copyOf(mentionedIn);
    }

    /**
     * A record at a destination.
     *
     * @param recordId what the destination calls it; null when it did not say
     * @param link where a person sees it; null when the destination did not say
     */
    public record Outside(
            LeadId lead,
            String destination,
            @Nullable String recordId,
            @Nullable String link) {
        static Outside of(StoredDelivery delivery) {
            return new Outside(delivery.lead(), delivery.destination(), delivery.recordId(), delivery.link());
        }
    }
}
