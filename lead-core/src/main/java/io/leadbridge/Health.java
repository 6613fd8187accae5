package io.leadbridge;

import io.leadbridge.ledger.Ledger;
import io.leadbridge.store.DestinationState;
import io.leadbridge.store.DestinationStatus;
import io.leadbridge.store.LeadStoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a pipeline is doing.
 *
 * @param findings what is wrong, a sentence for each thing, without personal data; empty when all is well
 */
public record Health(Status status, List<String> findings) {
    public Health {
        findings = List.copyOf(findings);
    }

    /** In short. */
    public enum Status {
        /** All is well. */
        UP,
        /** Leads are taken in, and somebody should look at something. */
        DEGRADED,
        /** No lead can be taken in. */
        DOWN
    }

    static Health of(Ledger ledger, Collection<String> destinations, boolean unrouted) {
        List<String> findings = new ArrayList<>();
        try {
            Optional<String> trouble = ledger.trouble();
            if (trouble.isPresent()) {
                return new Health(Status.DOWN, List.of("the store cannot be written to: " + trouble.get()));
            }
            ledger.weakness().ifPresent(findings::add);
            if (unrouted) {
                findings.add("the settings of destinations are faulty: leads are kept and none is delivered");
            }
            destinations.stream().map(ledger::status).forEach(status -> findings.addAll(sentences(status)));
        } catch (LeadStoreException e) {
            return new Health(Status.DOWN, List.of("the store does not answer: " + e.getMessage()));
        }
        return new Health(findings.isEmpty() ? Status.UP : Status.DEGRADED, findings);
    }

    /** The same, and these findings too, which somebody should look at. */
    Health with(List<String> more) {
        List<String> all = Stream.concat(findings.stream(), more.stream()).toList();
        return new Health(status == Status.UP && !more.isEmpty() ? Status.DEGRADED : status, all);
    }

    private static List<String> sentences(DestinationStatus status) {
        List<String> sentences = new ArrayList<>();
        if (status.state() != DestinationState.OPEN) {
            String state = status.state() == DestinationState.BLOCKED ? "blocked" : "failing";
            sentences.add("destination " + status.name() + " is " + state + " since " + status.since() + ", "
                    + status.waiting() + " deliveries wait: " + status.reason());
        }
        if (status.dead() > 0) {
            sentences.add("destination " + status.name() + " has " + status.dead()
                    + " dead letters: replay, correct or discard them");
        }
        return sentences;
    }
}
