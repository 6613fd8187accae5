package io.leadbridge;

import io.leadbridge.ledger.Retention;
import io.leadbridge.model.OfferId;
import io.leadbridge.validation.LeadValidator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What a pipeline is made of, as it was when it started; see {@link LeadPipeline.Builder}. */
record PipelineSettings(
        List<Destination> destinations,
        boolean unrouted,
        Map<String, OfferId> titles,
        LeadValidator validator,
        RetryPolicy retry,
        Duration duplicatesWithin,
        Duration keep,
        Handling testLeads,
        Handling doNotContact,
        InstantSource clock,
        Duration acceptWithin,
        Duration closeWithin) {
    PipelineSettings {
        destinations = List.copyOf(destinations);
        titles = Map.copyOf(titles);
        validator = validator.withClock(clock);
    }

    List<String> names() {
        return destinations.stream().map(Destination::name).toList();
    }

    Router router() {
        return new Router(destinations, testLeads, doNotContact, titles, unrouted);
    }

    Retention retention() {
        List<String> own = unrouted ? List.of() : names();
        return new Retention(duplicatesWithin, keep, retry.longest(), retry.giveUpAfter(), own);
    }

    Duration longestTimeLimit() {
        return destinations.stream()
                .map(Destination::timeLimit)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
