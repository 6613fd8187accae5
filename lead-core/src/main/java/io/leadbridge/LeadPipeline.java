package io.leadbridge;

import io.leadbridge.ledger.Ledger;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.OfferId;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.store.DestinationStatus;
import io.leadbridge.store.LeadStore;
import io.leadbridge.store.LeadStoreException;
import io.leadbridge.store.QuarantinedPayload;
import io.leadbridge.store.StoredLead;
import io.leadbridge.validation.LeadValidator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes leads in, keeps them, and delivers each to every destination, at least once, for as long as it takes:
 *
 * <pre>{@code
 * try (LeadPipeline pipeline = LeadPipeline.builder()
 *         .store(LeadStore.inDirectory(Path.of("/var/lib/leads")))
 *         .deliverTo("file", JsonLinesSink.to(Path.of("leads.jsonl")))
 *         .start()) {
 *     Receipt receipt = pipeline.accept(body);   // durable when it returns
 * }
 * }</pre>
 *
 * <p>Safe to share between threads. What a destination does never reaches the caller of {@link #accept}.
 */
public final class LeadPipeline implements AutoCloseable {
    /** A payload not known to be durable after this long is answered with {@link LeadNotStoredException}. */
    public static final Duration ACCEPT_WITHIN = Duration.ofSeconds(5);

    /** How long {@link #close} waits for deliveries under way. */
    public static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final PipelineSettings settings;
    private final Ledger ledger;
    private final Outgoing outgoing;
    private final Reception reception;
    private final Revision revision;
    private final Rehearsal rehearsal;
    private final Checkups checkups;
    private final Maintenance maintenance;
    private final ScheduledExecutorService timer = Threads.timer();
    private final ScheduledExecutorService upkeep =
            Executors.newSingleThreadScheduledExecutor(Threads.named("maintenance"));
    private volatile boolean closed;

    private LeadPipeline(PipelineSettings settings, Ledger ledger) {
        this.settings = settings;
        this.ledger = ledger;
        Router router = settings.router();
        this.outgoing = new Outgoing(ledger, router, timer);
        this.reception = new Reception(new Intake(settings, ledger, router, outgoing), timer, settings.acceptWithin());
        this.revision = new Revision(settings, ledger, router, outgoing);
        this.rehearsal = new Rehearsal(settings.validator(), router);
        this.checkups = new Checkups(router.destinations(), Checkups.WITHIN);
        this.maintenance = new Maintenance(ledger, settings.retention());
        if (!settings.unrouted()) {
            outgoing.start(settings.clock(), settings.retry());
            checkups.start();
        }
        long every = Maintenance.EVERY.toMillis();
        upkeep.scheduleWithFixedDelay(maintenance, 0, every, TimeUnit.MILLISECONDS);
    }

    /** Says what the pipeline is made of; a store is all that must be given. */
    public static Builder builder() {
        return new Builder();
    }

    /** Takes one payload in; durable when it returns, else {@link LeadNotStoredException}. */
    public Receipt accept(byte[] body) {
        return accept(body, null);
    }

    /** Takes one payload in that was posted to the URL of {@code offer}. */
    public Receipt accept(byte[] body, @Nullable OfferId offer) {
        try {
            return acceptAsync(body, offer).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LeadNotStoredException notStored ? notStored : e;
        }
    }

    /**
     * The same without waiting. The future fails with {@link LeadNotStoredException} only, within {@link
     * #ACCEPT_WITHIN}; it completes on a thread of ours, which must not be blocked. The body must not be changed.
     */
    public CompletableFuture<Receipt> acceptAsync(byte[] body, @Nullable OfferId offer) {
        return closed
                ? CompletableFuture.failedFuture(new LeadNotStoredException("the pipeline is closed"))
                : reception.receive(body, offer);
    }

    /** The lead as the ledger has it now, with its deliveries. */
    public Optional<StoredLead> find(LeadId id) {
        return ledger.find(id);
    }

    /** The payload in quarantine under {@code id}. */
    public Optional<QuarantinedPayload> findQuarantined(LeadId id) {
        return ledger.findQuarantined(id);
    }

    /** How each destination is doing, in the order they were given. */
    public List<DestinationStatus> destinations() {
        return settings.names().stream().map(ledger::status).toList();
    }

    /** What people do about deliveries: find them, send them on their way again, or decide against them. */
    public Deliveries deliveries() {
        return new Deliveries(ledger, revision, outgoing, settings.destinations());
    }

    /** What people do about payloads in quarantine. */
    public Quarantine quarantine() {
        return new Quarantine(ledger, revision);
    }

    /**
     * Erases one person: that person's leads with all deliveries, reasons and fingerprints, and quarantined payloads that
     * name the address. Deliveries under way are awaited as long as one may take. Nothing brings them back later. Throws
     * {@link LeadStoreException} when the store cannot do it now; what was done by then stays done, and asking again
     * does the rest.
     *
     * @param email in any letter case
     */
    public ErasureReceipt erase(String email) {
        return new Eraser(ledger, settings.longestTimeLimit()).erase(email);
    }

    /**
     * Asks each destination what keeps leads out of it, such as a wrong secret or a field that it does not have: by its
     * name a sentence for each thing, none when all is well. All are asked at the same time, for at most 30 s. The same
     * is done after the start and once a day; what it finds is logged, is in {@link #health}, and stops nothing.
     */
    public Map<String, List<String>> check() {
        return checkups.check();
    }

    /** Shows what {@link #accept} would make of a payload and what destinations would get; keeps and sends nothing. */
    public LeadPreview preview(byte[] body, @Nullable OfferId offer) {
        return rehearsal.preview(body, offer);
    }

    /** How the pipeline is doing, for a health check; with what the last {@link #check} found. */
    public Health health() {
        return Health.of(ledger, settings.names(), settings.unrouted()).with(checkups.findings());
    }

    /**
     * Refuses new leads, waits up to {@link #CLOSE_WITHIN} for deliveries under way, and closes sinks and store. What is
     * not delivered by then is delivered after the next start.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        outgoing.stop(settings.closeWithin());
        timer.shutdownNow();
        maintenance.close();
        upkeep.shutdownNow();
        ledger.close();
        reception.close();
        checkups.close();
        Threads.awaitEnd(timer, upkeep);
        Sinks.close(settings.destinations());
    }

    /** Says what a pipeline is made of, then starts it. */
    public static final class Builder {
        /** How long the same lead again counts as a duplicate, unless said otherwise: 10 minutes. */
        public static final Duration DEFAULT_DUPLICATES_WITHIN = Duration.ofMinutes(10);
        /** How long a lead is kept after its end, unless said otherwise: 400 days. */
        public static final Duration DEFAULT_KEEP = Duration.ofDays(400);

        private final Map<String, Destination> destinations = new LinkedHashMap<>();
        private final List<String> faults = new ArrayList<>();
        private final Map<String, OfferId> titles = new LinkedHashMap<>();
        private boolean used;
        private boolean unrouted;
        private @Nullable LeadStore store;
        private LeadValidator validator = LeadValidator.lenient();
        private RetryPolicy retry = RetryPolicy.DEFAULT;
        private Duration duplicatesWithin = DEFAULT_DUPLICATES_WITHIN;
        private Duration keep = DEFAULT_KEEP;
        private Handling testLeads = Handling.RECORD;
        private Handling doNotContact = Handling.RECORD;
        private InstantSource clock = InstantSource.system();
        private Duration acceptWithin = ACCEPT_WITHIN;
        private Duration closeWithin = CLOSE_WITHIN;

        private Builder() {}

        /** Where leads are kept. */
        public Builder store(LeadStore store) {
            this.store = store;
            return this;
        }

        /** How payloads are read; {@link LeadValidator#lenient} unless said otherwise. */
        public Builder validator(LeadValidator validator) {
            this.validator = validator;
            return this;
        }

        /**
         * Adds a destination that gets every lead. Its name is part of every {@link io.leadbridge.sink.RecordKey}:
         * rename it, and waiting deliveries stay behind. The pipeline closes the sink.
         *
         * @param destination 1 to 64 of {@code a-z A-Z 0-9 - _}
         */
        public Builder deliverTo(String destination, LeadSink sink) {
            return deliverTo(destination, sink, all -> {});
        }

        /** Adds a destination with a condition or limits: {@code deliverTo("crm", sink, d -> d.when(offer("contoso.*")))}. */
        public Builder deliverTo(String destination, LeadSink sink, Consumer<Destination> options) {
            if (!destination.matches("[A-Za-z0-9_-]{1,64}")) {
                faults.add("destination \"" + destination + "\": a name is 1 to 64 of a-z A-Z 0-9 - _");
            }
            Destination added = new Destination(destination, sink);
            if (destinations.putIfAbsent(destination, added) != null) {
                faults.add("destination \"" + destination + "\" is there twice: give each its own name");
            }
            try {
                options.accept(added);
            } catch (IllegalArgumentException e) {
                faults.add(e.getMessage());
            }
            return this;
        }

        /** The offer of leads that name none but come with this {@code OfferTitle}, to the letter. */
        public Builder offerTitle(String title, OfferId offer) {
            titles.put(title.strip(), offer);
            return this;
        }

        /**
         * Leads are taken in and kept, and no destination gets any until a pipeline without this is started on the same
         * store: for when the settings of destinations are known to be faulty, since refusing leads would lose them.
         */
        public Builder unrouted() {
            this.unrouted = true;
            return this;
        }

        /** When deliveries are tried again; {@link RetryPolicy#DEFAULT} unless said otherwise. */
        public Builder retry(RetryPolicy policy) {
            this.retry = policy;
            return this;
        }

        /** How long the same lead again counts as a duplicate of the first; zero turns it off. */
        public Builder duplicatesWithin(Duration window) {
            if (window.isNegative()) {
                faults.add("duplicates-within: " + window + " is negative; zero turns it off");
            }
            this.duplicatesWithin = window;
            return this;
        }

        /** What happens to marked test leads; {@link Handling#RECORD} unless said otherwise. */
        public Builder testLeads(Handling handling) {
            this.testLeads = handling;
            return this;
        }

        /** What happens to leads of people who must not be contacted; {@link Handling#RECORD} unless said otherwise. */
        public Builder doNotContact(Handling handling) {
            this.doNotContact = handling;
            return this;
        }

        /** How long a lead is kept after its end. */
        public Builder keep(Duration span) {
            if (span.isNegative()) {
                faults.add("keep: " + span + " is negative");
            }
            this.keep = span;
            return this;
        }

        /** Where the time comes from; the system's clock unless said otherwise. */
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /** How long {@link LeadPipeline#ACCEPT_WITHIN} and {@link LeadPipeline#CLOSE_WITHIN} are, so that tests need not wait for seconds. */
        Builder within(Duration accept, Duration close) {
            this.acceptWithin = accept;
            this.closeWithin = close;
            return this;
        }

        /**
         * Opens the store and starts delivering. Throws {@link IllegalStateException} that names every fault of the
         * settings, or {@link LeadStoreException} when the store cannot be opened; sinks are closed then.
         */
        public LeadPipeline start() {
            requireUnused();
            if (store == null) {
                faults.add("store: missing; say where leads are kept, such as LeadStore.inDirectory(path)");
            }
            try {
                requireNoFaults();
                return new LeadPipeline(settings(), Ledger.open(Objects.requireNonNull(store), clock));
            } catch (RuntimeException e) {
                closeSinks();
                throw e;
            }
        }

        /**
         * As {@link LeadPipeline#check}, without a store and without starting, so that it can be done beside a running
         * process. Throws {@link IllegalStateException} that names every fault of the settings. Sinks are closed then.
         */
        public Map<String, List<String>> check() {
            return withoutStore(() -> Checkups.once(destinations.values()));
        }

        /** As {@link LeadPipeline#preview}, likewise. */
        public LeadPreview preview(byte[] body, @Nullable OfferId offer) {
            return withoutStore(() -> {
                PipelineSettings settings = settings();
                return new Rehearsal(settings.validator(), settings.router()).preview(body, offer);
            });
        }

        private <T> T withoutStore(Supplier<T> act) {
            requireUnused();
            try {
                requireNoFaults();
                return act.get();
            } finally {
                closeSinks();
            }
        }

        private void requireUnused() {
            if (used) {
                throw new IllegalStateException(
                        "this builder has been used, and its sinks are closed with that: make a new one");
            }
            used = true;
        }

        private void requireNoFaults() {
            if (!faults.isEmpty()) {
                throw new IllegalStateException("the pipeline cannot start:\n- " + String.join("\n- ", faults));
            }
        }

        private PipelineSettings settings() {
            return new PipelineSettings(
                    List.copyOf(destinations.values()),
                    unrouted,
                    titles,
                    validator,
                    retry,
                    duplicatesWithin,
                    keep,
                    testLeads,
                    doNotContact,
                    clock,
                    acceptWithin,
                    closeWithin);
        }

        private void closeSinks() {
            Sinks.close(destinations.values());
        }
    }
}
