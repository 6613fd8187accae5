package io.leadbridge.sinks.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.model.Lead;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.SinkPreview;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.sinks.internal.Lengths;
import io.leadbridge.sinks.internal.Previews;
import io.leadbridge.sinks.internal.http.CallFailedException;
import io.leadbridge.sinks.internal.http.Deadline;
import io.leadbridge.sinks.internal.http.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Creates a lead in Dynamics 365 Sales, exactly once:
 *
 * <pre>{@code
 * Dynamics365Sink.builder(URI.create("https://contoso.crm4.dynamics.com"))
 *     .clientCredentials(tenantId, clientId, clientSecret)
 *     .build();
 * }</pre>
 *
 * <p>The record key becomes the row's {@code leadid}, or the value of an alternate key, and the row is created only if
 * there is none with that key: a repeat after an unknown outcome finds the first row and changes nothing. Where leads of
 * one person and offer share a row, a later one writes the columns that the mapping marks by {@link
 * EntityMapping.Builder#onRepeat}, and no others; the user's role then needs Write on Lead too.
 *
 * <p>Once a day the environment is asked what its table looks like, so that texts are cut to its own lengths; where the
 * user may not read that, Microsoft's shipped description stands.
 *
 * <p>In Microsoft Entra ID it needs an app registration with a client secret; in the Dataverse environment an
 * application user for it, whose security role has Create on Lead.
 */
public final class Dynamics365Sink implements LeadSink {
    /** Where tokens come from, unless said otherwise. */
    public static final URI DEFAULT_AUTHORITY = URI.create("https://login.microsoftonline.com");

    static final String NO_KEY_COLUMN = "is not the name of a column of your own, such as contoso_marketplacekey";

    private static final String NOT_ASKED = "the environment's own columns, lengths and options are not looked at here:"
            + " a text may be cut shorter, and a value refused";

    private static final String UNREADABLE = "the definitions of the table lead cannot be read, and the mapping is held"
            + " against Microsoft's own: give the application user's security role Read on Entity and Attribute"
            + " (prvReadEntity, prvReadAttribute)";

    private static final Pattern KEY_COLUMN = Pattern.compile("[a-z][a-z0-9]*_[a-z0-9_]{1,90}");
    private static final Duration CHECK_WITHIN = Duration.ofSeconds(25);

    private final Dataverse dataverse;
    private final EntityMapping mapping;
    private volatile @Nullable Fitted fitted;

    private record Fitted(@Nullable TableDescription table, EntityMapping mapping) {}

    private Dynamics365Sink(Dataverse dataverse, EntityMapping mapping) {
        this.dataverse = dataverse;
        this.mapping = mapping;
    }

    /** A sink for the environment at {@code url}, such as {@code https://contoso.crm4.dynamics.com}. */
    public static Builder builder(URI url) {
        return new Builder(url);
    }

    @Override
    public DeliveryResult deliver(Delivery delivery) throws InterruptedException {
        try {
            return deliver(delivery, Deadline.in(delivery.timeLimit()));
        } catch (CallFailedException e) {
            return e.result();
        }
    }

    private DeliveryResult deliver(Delivery delivery, Deadline deadline)
            throws CallFailedException, InterruptedException {
        EntityMapping known = fitted(deadline);
        ObjectNode row = Row.of(known.map(delivery.lead()));
        Optional<String> refusal = bind(row, delivery.lead());
        if (refusal.isPresent()) {
            return DeliveryResult.rejected(refusal.get());
        }
        if (delivery.mode() == WriteMode.UPDATE) {
            return dataverse.update(delivery, row, deadline);
        }
        Dataverse.Created created = dataverse.create(delivery, row, deadline);
        return delivery.mode() == WriteMode.UPSERT && created.wasThere()
                ? change(delivery, created, Row.of(known.mapRepeat(delivery.lead())), deadline)
                : created.result();
    }

    /** Writes into the row of an earlier lead what the mapping marks for that. */
    private DeliveryResult change(Delivery delivery, Dataverse.Created created, ObjectNode marked, Deadline deadline)
            throws CallFailedException, InterruptedException {
        Optional<String> refusal = bind(marked, delivery.lead());
        if (refusal.isPresent()) {
            return DeliveryResult.rejected(
                    "the row of an earlier lead is there, and of the columns under repeat: " + refusal.get());
        }
        return marked.isEmpty() ? created.result() : dataverse.update(delivery, marked, deadline);
    }

    /** Makes a row ready to be sent; why it must not be, if so. */
    private static Optional<String> bind(ObjectNode row, Lead lead) {
        List<String> unbound = Lookups.bind(row);
        if (!unbound.isEmpty()) {
            return Optional.of(String.join("; ", unbound));
        }
        Optional<String> optOut = lead.isDoNotContact() ? Row.missingOptOut(row) : Optional.empty();
        return optOut.map(column -> "the person must not be contacted, and the mapping does not set " + column
                + ": set it, or do not deliver DNC leads here");
    }

    @Override
    public SinkPreview preview(Delivery delivery) {
        Fitted last = fitted;
        EntityMapping known = last == null ? mapping : last.mapping();
        ObjectNode row = Row.of(known.map(delivery.lead()));
        SinkPreview preview =
                Previews.of(known, delivery, bind(row, delivery.lead()), () -> dataverse.shown(delivery, row));
        return last == null || last.table() == null ? preview.withNote(NOT_ASKED) : preview;
    }

    @Override
    public Set<WriteMode> modes() {
        return Set.of(WriteMode.values());
    }

    /** The mapping with the lengths and options of the environment, where it tells them. */
    private EntityMapping fitted(Deadline deadline) throws CallFailedException, InterruptedException {
        TableDescription table = dataverse.describe(deadline).orElse(null);
        Fitted last = fitted;
        if (last == null || last.table() != table) {
            last = new Fitted(table, table == null ? mapping : table.fitted(mapping));
            fitted = last;
        }
        return last.mapping();
    }

    /**
     * Logs in, asks who we are, whether we may do to leads what we must, and what the table looks like. Names what keeps
     * leads out, and what of the mapping the environment does not take.
     */
    @Override
    public List<String> check() throws InterruptedException {
        Deadline deadline = Deadline.in(CHECK_WITHIN);
        ObjectNode row = Row.of(mapping.map(Lengths.silentLead()));
        List<String> missing = new ArrayList<>(Lookups.bind(row));
        try {
            List<String> rights = new ArrayList<>();
            if (Lookups.hasBindings(row)) {
                rights.add("Append");
            }
            if (!mapping.repeats().isEmpty()) {
                rights.add("Write");
            }
            missing.addAll(dataverse.check(rights, deadline));
            missing.addAll(dataverse
                    .describe(deadline)
                    .map(table -> table.objections(mapping))
                    .orElse(List.of(UNREADABLE)));
        } catch (CallFailedException e) {
            missing.add(
                    e.result() instanceof DeliveryResult.Blocked blocked
                            ? blocked.reason()
                            : String.valueOf(e.getMessage()));
        }
        return missing;
    }

    @Override
    public void close() {
        dataverse.close();
    }

    @Override
    public String toString() {
        return "Dynamics365Sink[" + dataverse + "]";
    }

    static boolean isKeyColumn(String name) {
        return KEY_COLUMN.matcher(name).matches();
    }

    /** Says where and as whom. */
    public static final class Builder {
        private final URI url;
        private URI authority = DEFAULT_AUTHORITY;
        private String tenantId = "";
        private String clientId = "";
        private String clientSecret = "";
        private String keyColumn = "";
        private boolean detectDuplicates;
        private EntityMapping mapping = Dynamics365Lead.MAPPING;

        private Builder(URI url) {
            this.url = url;
        }

        /** The app registration: directory (tenant) id, application (client) id, and the value of a client secret. */
        public Builder clientCredentials(String tenantId, String clientId, String clientSecret) {
            this.tenantId = tenantId;
            this.clientId = clientId;
            this.clientSecret = clientSecret;
            return this;
        }

        /** Where tokens come from; other clouds have another than {@link #DEFAULT_AUTHORITY}. */
        public Builder authority(URI authority) {
            this.authority = authority;
            return this;
        }

        /**
         * A text column with an alternate key of its own, such as {@code contoso_marketplacekey}: the record key goes
         * there and not into {@code leadid}. The user's role then needs Read and Write on Lead too.
         */
        public Builder keyColumn(String column) {
            this.keyColumn = column;
            return this;
        }

        /**
         * Whether the environment's duplicate detection rules act; false unless said otherwise, since each marketplace
         * lead is an event of its own. A lead that they find similar to another counts as there.
         */
        public Builder detectDuplicates(boolean yes) {
            this.detectDuplicates = yes;
            return this;
        }

        /** What is written; {@link Dynamics365Lead#MAPPING} unless said otherwise. */
        public Builder mapping(EntityMapping mapping) {
            this.mapping = mapping;
            return this;
        }

        /** The sink; throws {@link IllegalArgumentException} that names every fault. Connects to nothing yet. */
        public Dynamics365Sink build() {
            List<String> faults = new ArrayList<>();
            Endpoint.fault(url).ifPresent(fault -> faults.add("url " + fault));
            Endpoint.fault(authority).ifPresent(fault -> faults.add("authority " + fault));
            need(tenantId, "tenant-id", faults);
            need(clientId, "client-id", faults);
            need(clientSecret, "client-secret", faults);
            if (!keyColumn.isEmpty() && !isKeyColumn(keyColumn)) {
                faults.add("key-column " + NO_KEY_COLUMN);
            }
            if (!mapping.type().name().equals(Dynamics365Lead.TYPE.name())) {
                faults.add("mapping is for " + mapping.type() + ", not for " + Dynamics365Lead.TYPE);
            }
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", faults));
            }
            var credentials = new WebApi.Credentials(authority, tenantId, clientId, clientSecret);
            InstantSource clock = InstantSource.system();
            var options = new Dataverse.Options(keyColumn, detectDuplicates);
            return new Dynamics365Sink(new Dataverse(new WebApi(url, credentials, clock), options, clock), mapping);
        }

        private static void need(String value, String name, List<String> faults) {
            if (value.isBlank()) {
                faults.add(name + " is missing");
            }
        }
    }
}
