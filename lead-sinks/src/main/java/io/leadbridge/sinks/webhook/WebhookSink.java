package io.leadbridge.sinks.webhook;

import static java.util.stream.Collectors.joining;

import io.leadbridge.model.LeadJson;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.SinkPreview;
import io.leadbridge.sinks.internal.http.AnswerTable;
import io.leadbridge.sinks.internal.http.AnswerTable.Meaning;
import io.leadbridge.sinks.internal.http.CallFailedException;
import io.leadbridge.sinks.internal.http.Deadline;
import io.leadbridge.sinks.internal.http.Endpoint;
import io.leadbridge.sinks.internal.http.HttpCaller;
import io.leadbridge.sinks.internal.http.ShownRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Posts each lead with all its fields, as {@link LeadJson} writes it, to a web address:
 *
 * <pre>{@code
 * WebhookSink.to(URI.create("https://hooks.contoso.com/leads"));
 *
 * WebhookSink.builder(URI.create("https://hooks.contoso.com/leads"))
 *         .secret("whsec_…")
 *         .build();
 * }</pre>
 *
 * <p>With a secret each request is signed by <a href="https://www.standardwebhooks.com">Standard Webhooks</a>: {@code
 * webhook-id}, {@code webhook-timestamp} (Unix seconds of this attempt), {@code webhook-signature}. {@code webhook-id} is
 * the record key, with and without a secret. At least once: when an answer is lost, the lead comes again with the same
 * {@code webhook-id}, by which the receiver knows it.
 *
 * <p>2xx is delivered. 408, 425, 429 and 5xx are tried again, not before {@code Retry-After}. 400, 409, 412, 413, 415
 * and 422 reject the lead. Everything else, redirects too, speaks of the address or the credentials and blocks the
 * destination. Answers are read whole, at most 1 MiB. The address and the headers may hold secrets and are never shown.
 */
public final class WebhookSink implements LeadSink {
    private static final AnswerTable TABLE = AnswerTable.http()
            .status(410, Meaning.BLOCKED, "the receiver wants no more leads; enter its new address, or remove it");

    private static final String SIGNATURE = "webhook-signature";

    private final URI url;
    private final List<Secret> secrets;
    private final Set<String> secretHeaders;
    private final HttpRequest template;
    private final HttpCaller caller;
    private final InstantSource clock;

    private WebhookSink(Builder builder, HttpRequest template) {
        url = builder.url;
        secrets = List.copyOf(builder.secrets);
        secretHeaders = Set.copyOf(builder.headers.keySet());
        clock = builder.clock;
        caller = HttpCaller.create(clock);
        this.template = template;
    }

    /**
     * A sink without signatures; throws {@link IllegalArgumentException} when {@code url} is not {@code https}, nor
     * {@code http} to this machine.
     */
    public static WebhookSink to(URI url) {
        return builder(url).build();
    }

    /** Begins a sink that posts to {@code url}. */
    public static Builder builder(URI url) {
        return new Builder(url);
    }

    @Override
    public DeliveryResult deliver(Delivery delivery) throws InterruptedException {
        try {
            return TABLE.result(caller.send(request(delivery), Deadline.in(delivery.timeLimit())), "", "");
        } catch (CallFailedException e) {
            return e.result();
        }
    }

    private HttpRequest request(Delivery delivery) {
        String id = delivery.recordKey().toString();
        long now = clock.instant().getEpochSecond();
        byte[] body = LeadJson.write(delivery.lead());
        HttpRequest.Builder request = HttpRequest.newBuilder(template, (name, value) -> true)
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .setHeader("webhook-id", id)
                .setHeader("webhook-timestamp", Long.toString(now))
                .POST(BodyPublishers.ofByteArray(body));
        if (!secrets.isEmpty()) {
            request.setHeader(
                    SIGNATURE,
                    secrets.stream()
                            .map(secret -> secret.signature(id, now, body))
                            .collect(joining(" ")));
        }
        return request.build();
    }

    /** What is secret is masked: the address behind its host, headers of one's own, the signature. */
    @Override
    public SinkPreview preview(Delivery delivery) {
        HttpRequest request = request(delivery);
        HttpRequest.Builder masked = HttpRequest.newBuilder(request, (name, value) -> true);
        secretHeaders.forEach(name -> masked.setHeader(name, SinkPreview.MASK));
        if (!secrets.isEmpty()) {
            masked.setHeader(SIGNATURE, SinkPreview.MASK);
        }
        return SinkPreview.of(
                ShownRequest.text(masked.build(), maskedAddress(), ShownRequest.json(LeadJson.write(delivery.lead()))));
    }

    private String maskedAddress() {
        String host = url.getScheme() + "://" + url.getRawAuthority();
        return url.toString().equals(host) ? host : host + "/" + SinkPreview.MASK;
    }

    @Override
    public void close() {
        caller.close();
    }

    /** The receiver's host. */
    @Override
    public String toString() {
        return "WebhookSink[" + url.getHost() + "]";
    }

    /** Says where to and with which secrets. */
    public static final class Builder {
        private final URI url;
        private final List<Secret> secrets = new ArrayList<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final Map<String, String> faults = new LinkedHashMap<>();
        private InstantSource clock = InstantSource.system();

        private Builder(URI url) {
            this.url = url;
            Endpoint.fault(url).ifPresent(fault -> faults.put("url", fault));
        }

        /** Signs with this secret, {@code whsec_} and Base64. Given several, signs with each: the new one and the old. */
        public Builder secret(String secret) {
            try {
                secrets.add(Secret.parse(secret));
            } catch (IllegalArgumentException e) {
                faults.put("secret", String.valueOf(e.getMessage()));
            }
            return this;
        }

        /** Sends this header too, such as {@code Authorization}. */
        public Builder header(String name, String value) {
            headers.put(name, value);
            try {
                HttpRequest.newBuilder().header(name, value);
            } catch (IllegalArgumentException e) {
                faults.put(
                        "headers",
                        "has a name that is not a header's or is not free, or a value that is not text"
                                + " in ASCII on one line");
            }
            return this;
        }

        /** What dates the attempts; the system's clock unless given. */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /** The sink; throws {@link IllegalArgumentException} that names every fault. Connects to nothing yet. */
        public WebhookSink build() {
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(faults.entrySet().stream()
                        .map(fault -> fault.getKey() + " " + fault.getValue())
                        .collect(joining("; ")));
            }
            HttpRequest.Builder template = HttpCaller.json("POST", url);
            headers.forEach(template::setHeader);
            return new WebhookSink(this, template.build());
        }

        /** What is wrong, by the name of the setting. */
        Map<String, String> faults() {
            return faults;
        }
    }
}
