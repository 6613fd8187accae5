package io.leadbridge.sinks.salesforce;

import io.leadbridge.mapping.CrmEntity;
import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.SinkPreview;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.sinks.internal.Previews;
import io.leadbridge.sinks.internal.http.CallFailedException;
import io.leadbridge.sinks.internal.http.Deadline;
import io.leadbridge.sinks.internal.http.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates a Lead in Salesforce:
 *
 * <pre>{@code
 * SalesforceSink.builder(URI.create("https://contoso.my.salesforce.com"))
 *     .clientCredentials(consumerKey, consumerSecret)
 *     .keyField("Marketplace_Lead_Key__c")
 *     .build();
 * }</pre>
 *
 * <p>With a key field, a custom field {@code Text(64)}, External ID, Unique, each lead is created exactly once: the record
 * key stands in it, and a repeat finds the lead and changes nothing. Without one, the record key is the last line of the
 * description; each attempt looks for it among the leads of that name and company, and a second lead is possible only
 * while an earlier attempt is still at work in Salesforce, or where the org forbids the query or hides the description.
 *
 * <p>With a key field, leads of one person and offer may share a record; a later one writes the fields that the mapping
 * marks by {@link EntityMapping.Builder#onRepeat}, and no others.
 *
 * <p>The org is asked which fields its integration user sees. Others are left out, with a note at the end of the
 * description. A lead that must not be contacted is rejected unless all three opt-outs can be stored. A value that
 * Salesforce refuses (an e-mail address, an option, a country) is left out and noted likewise; name and company never.
 *
 * <p>In Salesforce it needs an external client app with the client credentials flow and a user to run as, or with a
 * certificate and a pre-authorized user; the user needs API access and Create, Read and Edit on Lead.
 */
public final class SalesforceSink implements LeadSink {
    /** The version of the REST API, unless said otherwise: {@value}. Spring '26, which every org has. */
    public static final String DEFAULT_API_VERSION = "66.0";

    private static final Duration CHECK_WITHIN = Duration.ofSeconds(25);
    private static final String NOT_ASKED =
            "the org's own fields, lengths, options and country picklists are not looked"
                    + " at here: a text may be cut shorter, and a field left out";
    private static final InstantSource CLOCK = InstantSource.system();

    private final Salesforce salesforce;
    private final EntityMapping mapping;
    private final String keyField;
    private volatile @Nullable Fitted fitted;

    private record Fitted(LeadDescription org, EntityMapping mapping) {}

    private SalesforceSink(Salesforce salesforce, Builder builder) {
        this.salesforce = salesforce;
        this.mapping = builder.mapping;
        this.keyField = builder.keyField;
    }

    /** A sink for the org at {@code url}: its My Domain address, such as {@code https://contoso.my.salesforce.com}. */
    public static Builder builder(URI url) {
        return new Builder(url);
    }

    @Override
    public DeliveryResult deliver(Delivery delivery) throws InterruptedException {
        Deadline deadline = Deadline.in(delivery.timeLimit());
        Optional<Runnable> leave = salesforce.allowance().enter(deadline);
        if (leave.isEmpty()) {
            return DeliveryResult.retry("the org's API requests are scarce, and another lead took the time");
        }
        try {
            return deliver(delivery, deadline);
        } catch (CallFailedException e) {
            return e.result();
        } finally {
            leave.get().run();
        }
    }

    private DeliveryResult deliver(Delivery delivery, Deadline deadline)
            throws CallFailedException, InterruptedException {
        boolean mustNotBeContacted = delivery.lead().isDoNotContact();
        LeadDescription org = salesforce.describe(
                known -> known.obstacles(keyField).isEmpty()
                        && !(mustNotBeContacted && !known.lostOptOuts().isEmpty()),
                deadline);
        List<String> obstacles = org.obstacles(keyField);
        if (!obstacles.isEmpty()) {
            return DeliveryResult.blocked(String.join("; ", obstacles));
        }
        LeadRecord record = record(fitted(org).map(delivery.lead()), delivery, org);
        Optional<String> refusal = refusal(record, delivery, org);
        if (refusal.isPresent()) {
            return DeliveryResult.rejected(refusal.get());
        }
        return switch (delivery.mode()) {
            case CREATE -> salesforce.create(record, delivery, deadline);
            case UPDATE -> salesforce.update(record, delivery, deadline);
            case UPSERT -> {
                LeadRecord marked = record(fitted(org).mapRepeat(delivery.lead()), delivery, org);
                Optional<String> reason = refusal(marked, delivery, org);
                yield salesforce.upsert(record, new Salesforce.Marked(marked, reason), delivery, deadline);
            }
        };
    }

    /** Without a key field, what a person has changed since cannot be found for certain. */
    @Override
    public Set<WriteMode> modes() {
        return keyField.isEmpty() ? Set.of(WriteMode.CREATE) : Set.of(WriteMode.values());
    }

    /** The mapping with the lengths and options of the org. */
    private EntityMapping fitted(LeadDescription org) {
        Fitted last = fitted;
        if (last == null || last.org() != org) {
            last = new Fitted(org, org.fitted(mapping));
            fitted = last;
        }
        return last.mapping();
    }

    private LeadRecord record(CrmEntity entity, Delivery delivery, LeadDescription org) {
        return keyField.isEmpty()
                ? LeadRecord.withLastLine("\nKey: " + delivery.recordKey(), entity, org)
                : LeadRecord.withKeyField(keyField, entity, org);
    }

    private static Optional<String> refusal(LeadRecord record, Delivery delivery, LeadDescription org) {
        if (!delivery.lead().isDoNotContact() || record.missingOptOuts().isEmpty()) {
            return Optional.empty();
        }
        String way = org.lostOptOuts().isEmpty()
                ? "the mapping does not set it: set it"
                : "the integration user cannot write it: give the user edit access to it (field-level security)";
        return Optional.of("the person must not be contacted, and the lead cannot say so in "
                + String.join(", ", record.missingOptOuts()) + ", since " + way
                + ", or do not deliver DNC leads here");
    }

    @Override
    public SinkPreview preview(Delivery delivery) {
        Optional<LeadDescription> known = salesforce.known();
        EntityMapping usable = known.map(this::fitted).orElse(mapping);
        CrmEntity entity = usable.map(delivery.lead());
        LeadDescription org = known.orElseGet(() -> LeadDescription.assumed(entity));
        LeadRecord record = record(entity, delivery, org);
        SinkPreview preview =
                Previews.of(usable, delivery, refusal(record, delivery, org), () -> salesforce.shown(record, delivery));
        return known.isPresent() ? preview : preview.withNote(NOT_ASKED);
    }

    /**
     * Logs in and asks what the org's object Lead looks like. Names what keeps leads out, and what of the mapping the org
     * does not take although leads go there without it.
     */
    @Override
    public List<String> check() throws InterruptedException {
        List<String> missing = new ArrayList<>();
        try {
            LeadDescription org = salesforce.describe(known -> false, Deadline.in(CHECK_WITHIN));
            missing.addAll(org.obstacles(keyField));
            missing.addAll(org.objections(mapping));
            salesforce.allowance().exhaustion().ifPresent(missing::add);
        } catch (CallFailedException e) {
            missing.add(reason(e.result()));
        }
        return missing;
    }

    private static String reason(DeliveryResult result) {
        if (result instanceof DeliveryResult.Blocked blocked) {
            return blocked.reason();
        }
        return result instanceof DeliveryResult.Retry retry ? retry.reason() : result.toString();
    }

    @Override
    public void close() {
        salesforce.close();
    }

    @Override
    public String toString() {
        return "SalesforceSink[" + salesforce + "]";
    }

    /** Says where, as whom, and how. */
    public static final class Builder {
        private static final Pattern KEY_FIELD = Pattern.compile("[A-Za-z]\\w{0,70}__c");
        private static final Pattern RULE = Pattern.compile("TRUE|FALSE|01Q[0-9A-Za-z]{12}(?:[0-9A-Za-z]{3})?");
        private static final Pattern VERSION = Pattern.compile("(?:5[2-9]|[6-9]\\d)\\.0");

        private final Map<String, String> faults = new LinkedHashMap<>();
        private final URI url;
        private @Nullable Credentials clientCredentials;
        private @Nullable JwtBearer jwtBearer;
        private String audience = "";
        private String keyField = "";
        private String assignment = "TRUE";
        private boolean allowDuplicates = true;
        private String apiVersion = DEFAULT_API_VERSION;
        private EntityMapping mapping = SalesforceLead.MAPPING;

        private Builder(URI url) {
            this.url = url;
            Endpoint.fault(url).ifPresent(fault -> faults.put("url", fault));
        }

        /** An app with the client credentials flow: its consumer key and consumer secret. */
        public Builder clientCredentials(String clientId, String clientSecret) {
            need("client-id", clientId);
            need("client-secret", clientSecret);
            clientCredentials = new Credentials.ClientCredentials(clientId, clientSecret);
            return this;
        }

        /** An app with a certificate: its consumer key, a pre-authorized user, and the private key in PEM (PKCS #8). */
        public Builder jwtBearer(String clientId, String username, String privateKey) {
            need("client-id", clientId);
            need("username", username);
            need("private-key", privateKey);
            try {
                if (!privateKey.isBlank()) {
                    jwtBearer = new JwtBearer(clientId, username, "", JwtBearer.key(privateKey), CLOCK);
                }
            } catch (IllegalArgumentException e) {
                faults.put("private-key", String.valueOf(e.getMessage()));
            }
            return this;
        }

        /**
         * For whom JWT bearer assertions are; {@code https://login.salesforce.com}, or {@code https://test.salesforce.com}
         * for a sandbox's url, unless said otherwise.
         */
        public Builder audience(String audience) {
            this.audience = audience;
            return this;
        }

        /** The external id that takes the record key, such as {@link SalesforceLead#KEY_FIELD}. */
        public Builder keyField(String name) {
            keyField = name;
            check(
                    KEY_FIELD,
                    name,
                    "key-field",
                    "is not the name of a custom field, such as " + SalesforceLead.KEY_FIELD);
            return this;
        }

        /**
         * The assignment rule for leads to which the mapping gives no owner: its id ({@code 01Q…}), {@code FALSE} for
         * none; {@code TRUE} is the active one, and what happens unless said otherwise.
         */
        public Builder assignmentRule(String rule) {
            assignment = rule.matches("(?i)true|false") ? rule.toUpperCase(Locale.ROOT) : rule;
            check(RULE, assignment, "assignment-rule", "is not TRUE, FALSE or the id of an assignment rule (01Q…)");
            return this;
        }

        /**
         * Whether a lead is created although a duplicate rule gives an alert; true unless said otherwise. If not, a
         * similar record counts as this lead; so it does for rules that block.
         */
        public Builder allowDuplicates(boolean yes) {
            allowDuplicates = yes;
            return this;
        }

        /** The version of the REST API, 52.0 or later; {@value SalesforceSink#DEFAULT_API_VERSION} unless said otherwise. */
        public Builder apiVersion(String version) {
            apiVersion = version;
            check(VERSION, version, "api-version", "is not a version from 52.0 on, such as " + DEFAULT_API_VERSION);
            return this;
        }

        /** What is written; {@link SalesforceLead#MAPPING} unless said otherwise. */
        public Builder mapping(EntityMapping mapping) {
            this.mapping = mapping;
            if (!mapping.type().name().equals(SalesforceLead.TYPE.name())) {
                faults.put("map", "is for " + mapping.type() + ", not for " + SalesforceLead.TYPE);
            }
            return this;
        }

        /** The sink; throws {@link IllegalArgumentException} that names every fault. Connects to nothing yet. */
        public SalesforceSink build() {
            if (!faults().isEmpty()) {
                throw new IllegalArgumentException(faults().entrySet().stream()
                        .map(fault -> fault.getKey() + " " + fault.getValue())
                        .collect(Collectors.joining("; ")));
            }
            Rest rest = new Rest(url, apiVersion, login(), CLOCK);
            Salesforce.Options options = new Salesforce.Options(keyField, assignment, allowDuplicates);
            return new SalesforceSink(new Salesforce(rest, options, CLOCK), this);
        }

        /** What is wrong, by the name of the setting. */
        Map<String, String> faults() {
            boolean isUnknown = clientCredentials == null && jwtBearer == null && !faults.containsKey("private-key");
            if (isUnknown) {
                faults.put("client-secret", "is missing; add it, or username and private-key");
            } else if (clientCredentials != null && jwtBearer != null) {
                faults.put("client-secret", "stands beside private-key; keep one way to log in");
            }
            return faults;
        }

        private Credentials login() {
            boolean isSandbox = String.valueOf(url.getHost()).endsWith(".sandbox.my.salesforce.com");
            String usual = isSandbox ? "https://test.salesforce.com" : "https://login.salesforce.com";
            return jwtBearer == null
                    ? Objects.requireNonNull(clientCredentials, "faults() has seen to that")
                    : jwtBearer.withAudience(audience.isEmpty() ? usual : audience);
        }

        private void need(String name, String value) {
            if (value.isBlank()) {
                faults.put(name, "is missing");
            }
        }

        private void check(Pattern form, String value, String name, String fault) {
            if (!form.matcher(value).matches()) {
                faults.put(name, fault);
            }
        }
    }
}
