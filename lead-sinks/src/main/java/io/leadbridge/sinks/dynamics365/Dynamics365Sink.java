package io.leadbridge.sinks.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.WriteMode;
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

/**
 * Creates a lead in Dynamics 365 Sales, exactly once:
 *
 * <pre>{@code
 * Dynamics365Sink.builder(URI.create("https://contoso.crm4.dynamics.com"))
 *     .clientCredentials(tenantId, clientId, clientSecret)
 *     .build();
 * }</pre>
 *
 * <p>The record key becomes the row's {@code leadid}, and the row is created only if there is none with that id: a repeat
 * after an unknown outcome finds the first row and changes nothing.
 *
 * <p>In Microsoft Entra ID it needs an app registration with a client secret; in the Dataverse environment an
 * application user for it, whose security role has Create on Lead.
 */
public final class Dynamics365Sink implements LeadSink {
    /** Where tokens come from, unless said otherwise. */
    public static final URI DEFAULT_AUTHORITY = URI.create("https://login.microsoftonline.com");

    private static final Duration CHECK_WITHIN = Duration.ofSeconds(30);

    private final Dataverse dataverse;
    private final EntityMapping mapping;

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
        ObjectNode row = Row.of(mapping.map(delivery.lead()));
        Optional<String> optOut = delivery.lead().isDoNotContact() ? Row.missingOptOut(row) : Optional.empty();
        if (optOut.isPresent()) {
            return DeliveryResult.rejected("the person must not be contacted, and the mapping does not set "
                    + optOut.get() + ": set it, or do not deliver DNC leads here");
        }
        try {
            Deadline deadline = Deadline.in(delivery.timeLimit());
            return delivery.mode() == WriteMode.UPDATE
                    ? dataverse.update(delivery.recordKey().value(), row, deadline)
                    : dataverse.create(delivery.recordKey().value(), row, deadline);
        } catch (CallFailedException e) {
            return e.result();
        }
    }

    @Override
    public Set<WriteMode> modes() {
        return Set.of(WriteMode.CREATE, WriteMode.UPDATE);
    }

    /** Logs in, asks who we are, and whether we may create leads. */
    @Override
    public List<String> check() throws InterruptedException {
        try {
            return dataverse.check(Deadline.in(CHECK_WITHIN));
        } catch (CallFailedException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        dataverse.close();
    }

    @Override
    public String toString() {
        return "Dynamics365Sink[" + dataverse + "]";
    }

    /** Says where and as whom. */
    public static final class Builder {
        private final URI url;
        private URI authority = DEFAULT_AUTHORITY;
        private String tenantId = "";
        private String clientId = "";
        private String clientSecret = "";
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
            if (!mapping.type().name().equals(Dynamics365Lead.TYPE.name())) {
                faults.add("mapping is for " + mapping.type() + ", not for " + Dynamics365Lead.TYPE);
            }
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", faults));
            }
            var credentials = new Dataverse.Credentials(authority, tenantId, clientId, clientSecret);
            return new Dynamics365Sink(new Dataverse(url, credentials, InstantSource.system()), mapping);
        }

        private static void need(String value, String name, List<String> faults) {
            if (value.isBlank()) {
                faults.add(name + " is missing");
            }
        }
    }
}
