package io.leadbridge.config;

import io.leadbridge.LeadPipeline;
import io.leadbridge.RetryPolicy;
import io.leadbridge.model.OfferId;
import io.leadbridge.store.LeadStore;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Everything that one file says, and everything that is wrong with it. Each section is read whatever is wrong with the
 * others, so what has no fault can be used.
 */
record Reading(
        EndpointSection endpoint,
        StoreSection store,
        RetryPolicy retry,
        LeadsSection leads,
        Map<String, OfferId> titles,
        List<DestinationSection> destinations,
        List<Fault> faults) {
    private static final System.Logger LOG = System.getLogger(Reading.class.getName());

    static Reading of(Path file, Function<String, @Nullable String> variables) {
        Path whole = file.toAbsolutePath();
        Environment environment = new Environment(variables, Objects.requireNonNullElse(whole.getParent(), whole));
        Faults faults = new Faults();
        return of(root(file, environment, faults), faults);
    }

    /** Reads {@code root}, in which {@code faults} are noted. */
    static Reading of(Section root, Faults faults) {
        EndpointSection endpoint = EndpointSection.read(root.section("endpoint"), root.section("offers"));
        StoreSection store = StoreSection.read(root.section("store"));
        RetryPolicy retry = RetrySection.read(root.section("retry"));
        LeadsSection leads = LeadsSection.read(root.section("leads"));
        Map<String, OfferId> titles = OffersSection.titles(root.section("offers"));
        List<DestinationSection> destinations =
                DestinationSection.readAll(root.section("destinations"), SinkKinds.onClassPath());
        root.refuseOthers();
        return new Reading(endpoint, store, retry, leads, titles, destinations, faults.all());
    }

    /** The whole of {@code file}; an empty section when it cannot be read. */
    static Section root(Path file, Environment environment, Faults faults) {
        Optional<Node> root = new Document(faults).read(file);
        if (root.isEmpty()) {
            // An empty file lacks what must be given. Of an unreadable one nobody knows what it lacks.
            return new Section(Place.START, List.of(), environment, faults.isEmpty() ? faults : new Faults());
        }
        new Structure(faults).check(root.get(), Place.START);
        Place start = Place.START.at(root.get());
        return new Setting(start, root.get(), environment, faults).section(start);
    }

    /**
     * A pipeline of all this; {@code store} is the one that was read. With faults it keeps every lead and delivers none:
     * sinks are closed then.
     */
    LeadPipeline.Builder pipeline(LeadStore store) {
        LeadPipeline.Builder pipeline = LeadPipeline.builder()
                .store(store)
                .validator(endpoint.validator())
                .retry(retry);
        leads.applyTo(pipeline);
        titles.forEach(pipeline::offerTitle);
        if (faults.isEmpty()) {
            destinations.forEach(to -> pipeline.deliverTo(to.name(), to.sink(), to.options()::applyTo));
        } else {
            closeSinks();
            pipeline.unrouted();
        }
        return pipeline;
    }

    void closeSinks() {
        for (DestinationSection destination : destinations) {
            try {
                destination.sink().close();
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        "destination {0}: its unused sink could not be closed ({1})",
                        destination.name(),
                        e.getClass().getName());
            }
        }
    }
}
