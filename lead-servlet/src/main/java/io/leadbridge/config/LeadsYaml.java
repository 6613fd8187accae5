package io.leadbridge.config;

import io.leadbridge.LeadPipeline;
import io.leadbridge.endpoint.EndpointSettings;
import io.leadbridge.store.LeadStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@code leads.yaml} as read: the endpoint's settings and a pipeline ready to start. Faults of {@code endpoint} and
 * {@code store} leave nothing to start with; any other leave {@link #faults}, and a pipeline that keeps every lead and
 * delivers none until it is started without.
 *
 * <pre>{@code
 * LeadsYaml yaml = LeadsYaml.read(Path.of("/etc/leads.yaml"));
 * LeadPipeline pipeline = yaml.pipeline().start();
 * }</pre>
 *
 * <h2>The file</h2>
 *
 * <pre>{@code
 * endpoint:
 *   keys: ${LEADS_KEYS}              # the secret of ?sig=, 16 to 512 of A-Z a-z 0-9 - _; several: with commas, or a list
 *   mode: lenient                    # or strict
 *   schema: classpath:schema.json    # or a file; without it Microsoft's own
 *   max-body: 256KiB                 # up to 16MiB
 *   body-deadline: 10s               # up to 5m
 * offers:                            # optional: one URL per offer, POST /leads/crm-suite?sig=…
 *   crm-suite:
 *     id: contoso.crm-suite
 *     keys: ${CRM_SUITE_KEYS}        # without keys the endpoint's open it
 *     titles: [CRM Suite]            # the OfferTitle of leads that name no offer otherwise
 * store:
 *   directory: /var/lib/leads        # not inside the web application, which a redeployment empties
 * retry: { first: 5s, longest: 6h, give-up-after: 76h }
 * leads: { duplicates-within: 10m, do-not-contact: record, test: record, keep: 400d }   # record or deliver
 * destinations:
 *   crm:                             # your name for it, 1 to 64 of A-Z a-z 0-9 - _; rename it, and waiting leads stay behind
 *     sink: jsonlines                # the kind; the other settings are the sink's own
 *     path: leads.jsonl
 *     slots: 4                       # deliveries at once, on each machine; 1 to 64
 *     time-limit: 60s                # for one attempt, all in all; 1s to 1h
 *     rate: 100/m                    # no more in a second (s), minute (m) or hour (h), on all machines together
 *     record: lead                   # or person-offer
 *     when: { ActionCode: [INS, PLT], Country: [US, CA], Offer: "contoso.*" }   # every line must hold
 * }</pre>
 *
 * <p>{@code endpoint.keys} (unless each offer has its own), {@code store} and each destination's {@code sink} must be
 * given; the values above are the defaults of the rest, but no {@code rate}, no {@code when} and no offers. Sizes: {@code 512}, {@code 512B}, {@code 256KiB}, {@code 1MiB}. Time spans: {@code
 * 500ms}, {@code 5s}, {@code 10m}, {@code 6h}, {@code 400d}. Where a list is wanted, one value is a list of one. Paths
 * are relative to the folder of the file.
 *
 * <p>{@code store} names one of three places. A {@code directory} is the folder of an embedded store, on a local disk, for
 * one process. The others are a PostgreSQL server of version 15 or later, which any number of processes may share; its
 * tables are in the schema {@code leadbridge}, created at the first start:
 *
 * <pre>{@code
 * store:
 *   url: jdbc:postgresql://db.contoso.com/leads   # needs org.postgresql:postgresql in the application
 *   user: leadbridge                              # user and password may stand in the url instead
 *   password: ${file:/run/secrets/leads}
 * store:
 *   jndi: java:comp/env/jdbc/leads                # a javax.sql.DataSource of the container, with up to 6 connections
 * }</pre>
 *
 * <p>A fault is a driver that is missing, or a name under which there is no DataSource; a server that is away is not: then
 * {@link LeadPipeline.Builder#start} throws {@link io.leadbridge.store.LeadStoreException}; read the file again to try again.
 *
 * <p>A destination's {@code slots}, {@code time-limit}, {@code rate}, {@code record} and {@code when} are the same for every
 * kind of sink. {@code rate} is from {@code 1/h} to {@code 1000/s}; deliveries begin evenly spread. {@code record:
 * person-offer} keeps one record for each person (by e-mail) and offer, instead of one for each lead: a later lead changes
 * the fields that the mapping marks for it, in sinks that can change their records.
 *
 * <p>{@code ${NAME}} in a value is an environment variable, else a system property; {@code ${file:/path}} is the text of
 * a file, without blanks and line breaks at its ends, up to {@value Environment#MAX_FILE_BYTES} bytes. Write
 * <code>$${</code> for <code>${</code> itself.
 *
 * <p>UTF-8, one YAML document of at most {@value Document#MAX_BYTES} bytes, nested at most {@value Document#MAX_DEPTH}
 * levels. Values are read as they are written: {@code no} and {@code 0123} stay what they are where text is wanted.
 * Aliases work; merge keys ({@code <<}), tags and names given twice are faults, and so is every unknown setting.
 */
public final class LeadsYaml implements AutoCloseable {
    private final Path file;
    private final Reading reading;
    private final EndpointSettings endpoint;
    private final Optional<Path> storeDirectory;
    private final LeadPipeline.Builder pipeline;
    private boolean released;

    private LeadsYaml(Path file, Reading reading, EndpointSettings endpoint, LeadStore store) {
        this.file = file;
        this.reading = reading;
        this.endpoint = endpoint;
        this.storeDirectory = reading.store().directory();
        this.pipeline = reading.pipeline(store);
    }

    /**
     * Reads {@code file}. Throws {@link InvalidConfigurationException} with every fault of it when there is no such file,
     * or {@code endpoint} or {@code store} are among the faulty sections; nothing is left open then.
     */
    public static LeadsYaml read(Path file) {
        return read(file, Environment::ofProcess);
    }

    /** The same, with other variables than the process's. */
    static LeadsYaml read(Path file, Function<String, @Nullable String> variables) {
        Reading reading = Reading.of(file, variables);
        EndpointSettings endpoint = reading.endpoint().settings().orElse(null);
        LeadStore store = reading.store().store().orElse(null);
        if (endpoint == null || store == null) {
            reading.closeSinks();
            throw new InvalidConfigurationException(file, reading.faults());
        }
        return new LeadsYaml(file, reading, endpoint, store);
    }

    /** The JSON Schema (draft-07) of the file as JSON text, by which editors complete, describe and check it. */
    public static String schema() {
        try (InputStream resource = LeadsYaml.class.getResourceAsStream("leads.schema.json")) {
            if (resource == null) {
                throw new IllegalStateException("leads.schema.json is missing; is lead-servlet's jar complete?");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read leads.schema.json out of lead-servlet's jar", e);
        }
    }

    /** What is wrong with the file, in its order; empty when nothing is. */
    public List<Fault> faults() {
        return reading.faults();
    }

    /** This; throws {@link InvalidConfigurationException} when there is any fault, and closes the sinks. */
    public LeadsYaml requireNoFaults() {
        if (!faults().isEmpty()) {
            close();
            throw new InvalidConfigurationException(file, faults());
        }
        return this;
    }

    /** What {@code endpoint} and {@code offers} say. */
    public EndpointSettings endpoint() {
        return endpoint;
    }

    /** The folder in which leads are kept; empty when they are kept by a database server. */
    public Optional<Path> storeDirectory() {
        return storeDirectory;
    }

    /**
     * The pipeline, ready to start; a clock or a destination of one's own can be added. From here on its sinks are its
     * own: it closes them when it is closed and when it cannot start.
     */
    public LeadPipeline.Builder pipeline() {
        released = true;
        return pipeline;
    }

    /** Closes the sinks, unless {@link #pipeline} has been asked for. */
    @Override
    public void close() {
        if (!released) {
            released = true;
            reading.closeSinks();
        }
    }
}
