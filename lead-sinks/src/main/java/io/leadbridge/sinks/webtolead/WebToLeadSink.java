package io.leadbridge.sinks.webtolead;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.leadbridge.mapping.CrmEntity;
import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.SinkPreview;
import io.leadbridge.sinks.internal.Footnotes;
import io.leadbridge.sinks.internal.Previews;
import io.leadbridge.sinks.internal.http.AnswerTable;
import io.leadbridge.sinks.internal.http.CallFailedException;
import io.leadbridge.sinks.internal.http.Deadline;
import io.leadbridge.sinks.internal.http.Endpoint;
import io.leadbridge.sinks.internal.http.HttpAnswer;
import io.leadbridge.sinks.internal.http.HttpCaller;
import io.leadbridge.sinks.internal.http.ShownRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Posts each lead to Salesforce's Web-to-Lead form, for orgs without API access:
 *
 * <pre>{@code
 * WebToLeadSink.to("00D5e000000AbCd");
 * }</pre>
 *
 * <p>Salesforce answers 200 whatever it does, and creates the lead later or not at all. So a delivery is never confirmed,
 * and never repeated after a 200. It is repeated when no answer came, and the lead may then be there twice. 500 leads in
 * 24 hours are created; what is beyond, or breaks a rule of the org, only its administrator learns by mail. Duplicate
 * rules, also those that only alert, keep leads out; reCAPTCHA must be off.
 *
 * <p>Nobody says whether opt-outs were stored: a lead that must not be contacted is rejected. {@link #check} has nothing
 * to ask and is always content.
 *
 * <p>Not documented, and left aside: what the header {@code Is-Processed} says of an exception is logged and not trusted.
 */
public final class WebToLeadSink implements LeadSink {
    /** Where forms go; any other host than this and a sandbox's loses Salesforce's queue. */
    public static final URI DEFAULT_URL = URI.create("https://webto.salesforce.com");

    private static final String NO_OPT_OUTS =
            "the person must not be contacted, and Web-to-Lead does not say whether it"
                    + " stores that: use sink: salesforce, or do not deliver DNC leads here";

    private static final System.Logger LOG = System.getLogger(WebToLeadSink.class.getPackageName());
    private static final String DESCRIPTION = WebToLeadForm.DESCRIPTION.name();
    private static final Pattern EXCEPTION = Pattern.compile("Exception: ?([\\w.$]{1,100})");

    private final URI form;
    private final String orgId;
    private final EntityMapping mapping;
    private final HttpCaller caller = HttpCaller.create(InstantSource.system());

    private WebToLeadSink(Builder builder) {
        this.orgId = builder.orgId;
        this.mapping = builder.mapping;
        this.form = URI.create(builder.url.toString().replaceFirst("/+$", "")
                + "/servlet/servlet.WebToLead?encoding=UTF-8&orgId=" + orgId);
    }

    /** A sink for the org with this id ({@code 00D…}), which the form generator calls {@code oid}. */
    public static WebToLeadSink to(String orgId) {
        return builder(orgId).build();
    }

    /** Begins a sink for the org with this id ({@code 00D…}), which the form generator calls {@code oid}. */
    public static Builder builder(String orgId) {
        return new Builder(orgId);
    }

    @Override
    public DeliveryResult deliver(Delivery delivery) throws InterruptedException {
        Optional<String> refusal = refusal(delivery);
        if (refusal.isPresent()) {
            return DeliveryResult.rejected(refusal.get());
        }
        HttpRequest request = request(encoded(parameters(mapping.map(delivery.lead()))));
        try {
            return result(caller.send(request, Deadline.in(delivery.timeLimit())));
        } catch (CallFailedException e) {
            return e.result();
        }
    }

    private static Optional<String> refusal(Delivery delivery) {
        return delivery.lead().isDoNotContact() ? Optional.of(NO_OPT_OUTS) : Optional.empty();
    }

    /** The body is shown decoded, a line for each parameter. */
    @Override
    public SinkPreview preview(Delivery delivery) {
        Map<String, String> parameters = parameters(mapping.map(delivery.lead()));
        String shown = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(joining("\n"));
        HttpRequest request = request(encoded(parameters));
        return Previews.of(
                        mapping, delivery, refusal(delivery), () -> ShownRequest.text(request, form.toString(), shown))
                .withNote("Salesforce does not say which fields and options the org's form has");
    }

    private HttpRequest request(String body) {
        return HttpRequest.newBuilder(form)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static DeliveryResult result(HttpAnswer answer) {
        Matcher exception = EXCEPTION.matcher(answer.header("Is-Processed").orElse(""));
        if (exception.find()) {
            LOG.log(System.Logger.Level.WARNING, () -> answer + ", but may have lost the lead: " + exception.group(1));
        }
        return answer.isSuccess()
                ? new DeliveryResult.Delivered(null, null, false, false)
                : AnswerTable.http().result(answer, "", "");
    }

    private Map<String, String> parameters(CrmEntity entity) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("oid", orgId);
        parameters.put("encoding", "UTF-8");
        entity.values().forEach((name, value) -> parameters.put(name, text(value)));
        parameters.computeIfPresent(DESCRIPTION, (name, text) -> noted(text, entity));
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> URLEncoder.encode(parameter.getKey(), UTF_8) + "="
                        + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(joining("&"));
    }

    /** A box that is ticked sends 1, another one nothing. */
    private static String text(Object value) {
        return value instanceof Boolean ticked ? (ticked ? "1" : "") : value.toString();
    }

    private static String noted(String text, CrmEntity entity) {
        int limit = WebToLeadForm.DESCRIPTION.maxLength();
        return Footnotes.append(text + Footnotes.of(entity, DESCRIPTION), "", limit);
    }

    @Override
    public void close() {
        caller.close();
    }

    @Override
    public String toString() {
        return "WebToLeadSink[" + orgId + "]";
    }

    /** Says which org, and what is sent. */
    public static final class Builder {
        private static final Pattern ORG_ID = Pattern.compile("00D[0-9A-Za-z]{12}(?:[0-9A-Za-z]{3})?");

        private final Map<String, String> faults = new LinkedHashMap<>();
        private final String orgId;
        private URI url = DEFAULT_URL;
        private EntityMapping mapping = WebToLeadForm.MAPPING;

        private Builder(String orgId) {
            this.orgId = orgId;
            if (!ORG_ID.matcher(orgId).matches()) {
                faults.put("oid", "is not an org's id: 15 or 18 characters that begin with 00D");
            }
        }

        /** Where forms go: {@code https://test.salesforce.com} for sandboxes, {@link #DEFAULT_URL} unless said otherwise. */
        public Builder url(URI url) {
            this.url = url;
            Endpoint.fault(url).ifPresent(fault -> faults.put("url", fault));
            return this;
        }

        /** What is written; {@link WebToLeadForm#MAPPING} unless said otherwise. */
        public Builder mapping(EntityMapping mapping) {
            this.mapping = mapping;
            if (!mapping.type().name().equals(WebToLeadForm.TYPE.name())) {
                faults.put("map", "is for " + mapping.type() + ", not for " + WebToLeadForm.TYPE);
            }
            return this;
        }

        /** The sink; throws {@link IllegalArgumentException} that names every fault. Connects to nothing yet. */
        public WebToLeadSink build() {
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(faults.entrySet().stream()
                        .map(fault -> fault.getKey() + " " + fault.getValue())
                        .collect(joining("; ")));
            }
            return new WebToLeadSink(this);
        }

        /** What is wrong, by the name of the setting. */
        Map<String, String> faults() {
            return faults;
        }
    }
}
