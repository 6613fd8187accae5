package io.leadbridge;

import io.leadbridge.ledger.Route;
import io.leadbridge.model.Lead;
import io.leadbridge.model.OfferId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which offer a lead belongs to and which destinations get it.
 *
 * @param titles offers by the title that Microsoft sends, for leads that name no offer otherwise
 * @param undecided true when the settings of destinations are faulty: every lead is kept, none goes anywhere
 */
record Router(
        Collection<Destination> destinations,
        Handling testLeads,
        Handling doNotContact,
        Map<String, OfferId> titles,
        boolean undecided) {

    /** The lead with its offer: of the URL, else of {@code LeadSource}, else by its title. */
    Lead withOffer(Lead lead, @Nullable OfferId urlOffer) {
        if (urlOffer != null) {
            return lead.withOffer(urlOffer);
        }
        OfferId byTitle = lead.offerTitle() == null ? null : titles.get(lead.offerTitle());
        return lead.offer() == null && byTitle != null ? lead.withOffer(byTitle) : lead;
    }

    Route route(Lead lead) {
        if (undecided) {
            return Route.UNDECIDED;
        }
        if ((lead.isTest() && testLeads == Handling.RECORD)
                || (lead.isDoNotContact() && doNotContact == Handling.RECORD)) {
            return Route.NOWHERE;
        }
        List<Route.Stop> stops = new ArrayList<>();
        Map<Route.Stop, String> parked = new LinkedHashMap<>();
        for (Destination destination : destinations) {
            try {
                if (destination.wants(lead)) {
                    stops.add(destination.stop(lead));
                }
            } catch (RuntimeException | Error e) {
                parked.put(
                        destination.stop(lead),
                        "its condition threw " + e.getClass().getName());
            }
        }
        return new Route(true, stops, parked);
    }
}
