package io.leadbridge;

import io.leadbridge.ledger.Ledger;
import io.leadbridge.ledger.Progress;
import io.leadbridge.ledger.Retention;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.StoredDelivery;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * What people do about deliveries, one, many, or all that match:
 *
 * <pre>{@code
 * pipeline.deliveries().list(DeliveryFilter.in(DeliveryState.DEAD).destination("crm"), 100);
 * pipeline.deliveries().correct(id, correctedJson);
 * pipeline.deliveries().replay(DeliveryFilter.in(DeliveryState.DEAD).lead(id));
 * }</pre>
 *
 * <p>Each act is in the lead's history. Methods throw {@link io.leadbridge.store.LeadStoreException} when the store
 * cannot do it now; of many, some may be done then, and asking again does the rest.
 */
public final class Deliveries {
    private static final Set<DeliveryState> REPLAYABLE = EnumSet.of(DeliveryState.DEAD, DeliveryState.DISCARDED);
    private static final Set<DeliveryState> DISCARDABLE = EnumSet.of(DeliveryState.DEAD, DeliveryState.WAITING);

    private final Ledger ledger;
    private final Revision revision;
    private final Outgoing outgoing;
    private final List<Destination> destinations;

    Deliveries(Ledger ledger, Revision revision, Outgoing outgoing, List<Destination> destinations) {
        this.ledger = ledger;
        this.revision = revision;
        this.outgoing = outgoing;
        this.destinations = destinations;
    }

    /** Those that match, in the order in which their leads came, at most {@code most}. */
    public List<StoredDelivery> list(DeliveryFilter filter, int most) {
        return ledger.deliveries(filter, most);
    }

    /**
     * Sends dead or discarded deliveries on their way again, with today's mapping and as many attempts as a new one has;
     * gives how many. They do what they were to do: create a record (one that is there already stays as it is), or change one.
     */
    public int replay(DeliveryFilter filter) {
        require(filter, REPLAYABLE, "replayed");
        return all(filter, ledger::replay);
    }

    /**
     * Has delivered ones write their record again, with today's mapping; gives how many. A record that is not there any
     * more is not made anew: that delivery becomes a dead letter. Throws {@link IllegalArgumentException} for a
     * destination that cannot change records.
     */
    public int rewrite(DeliveryFilter filter) {
        require(filter, EnumSet.of(DeliveryState.DELIVERED), "rewritten");
        if (filter.destination() != null) {
            requireUpdates(filter.destination());
            return all(filter, ledger::rewrite);
        }
        return destinations.stream()
                .filter(destination -> destination.canUpdate())
                .mapToInt(destination -> rewrite(filter.destination(destination.name())))
                .sum();
    }

    /** Decides against dead or waiting deliveries; gives how many. They can be replayed. */
    public int discard(DeliveryFilter filter) {
        require(filter, DISCARDABLE, "discarded");
        return all(filter, ledger::discard);
    }

    /**
     * Replaces what a lead says by {@code body}, which is read like any payload; empty when there is no such lead. Its
     * id, record keys and the bytes as sent stay, and so do its deliveries: replay those that are to be sent. A body
     * that cannot be read or breaks the schema changes nothing, and the receipt says why.
     */
    public Optional<Receipt> correct(LeadId lead, byte[] body) {
        return revision.correct(lead, body);
    }

    /** In the order of {@link #list}, each once, whatever becomes of it meanwhile. */
    private int all(DeliveryFilter filter, BiFunction<DeliveryFilter, Integer, CompletableFuture<Progress>> act) {
        Progress progress = Joined.of(act.apply(filter, Retention.AT_ONCE));
        int all = progress.done();
        while (progress.last() != null) {
            progress = Joined.of(act.apply(filter.after(progress.last()), Retention.AT_ONCE));
            all += progress.done();
        }
        outgoing.wake();
        return all;
    }

    private static void require(DeliveryFilter filter, Set<DeliveryState> states, String done) {
        if (!states.contains(filter.state())) {
            throw new IllegalArgumentException("only deliveries that are " + states + " can be " + done
                    + ", not those that are " + filter.state());
        }
    }

    private void requireUpdates(String name) {
        boolean updates = destinations.stream()
                .anyMatch(destination -> destination.name().equals(name) && destination.canUpdate());
        if (!updates) {
            throw new IllegalArgumentException("destination " + name + " cannot change a record that it has made ("
                    + WriteMode.UPDATE + "), so nothing can be rewritten there");
        }
    }
}
