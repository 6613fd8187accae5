package io.leadbridge.endpoint;

import io.leadbridge.LeadNotStoredException;
import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.endpoint.Admission.Admitted;
import io.leadbridge.endpoint.Admission.Refused;
import io.leadbridge.model.OfferId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the sender of a request gets, without knowing the container it came through: {@link #admit} looks at
 * what comes before the body, in the order method, key, headers, length, and {@link #accept} makes an answer of the
 * body.
 *
 * <p>The URL is {@code …/leads?sig=KEY} or {@code …/leads/<offer>?sig=KEY}. Whatever follows {@code leads/} is one
 * name, slashes inside included. A name that the settings do not know is opened by the endpoint's keys, and taken as
 * the offer's id where it can be one.
 *
 * <p>Every error is a problem of RFC 9457 ({@code application/problem+json}, type {@code
 * urn:leadbridge:problem:<name>}). No answer holds a class name, a key or a body, and none is a 5xx but 503.
 *
 * <p>Safe for use by several threads.
 */
public final class LeadEndpoint {
    private static final Logger LOG = System.getLogger(LeadEndpoint.class.getName());

    private final Pipeline pipeline;
    private final EndpointSettings settings;
    private final RefusedKeys refusedKeys;

    public LeadEndpoint(LeadPipeline pipeline, EndpointSettings settings) {
        this(pipeline::acceptAsync, settings, InstantSource.system());
    }

    LeadEndpoint(Pipeline pipeline, EndpointSettings settings, InstantSource clock) {
        this.pipeline = pipeline;
        this.settings = settings;
        this.refusedKeys = new RefusedKeys(clock);
    }

    /** How this endpoint is set. */
    public EndpointSettings settings() {
        return settings;
    }

    /** How many requests were refused for their key since the start. */
    public long refusedKeys() {
        return refusedKeys.count();
    }

    /** Looks at a request before its body is read. */
    public Admission admit(RequestHead head) {
        if (!head.method().equals("POST")) {
            return new Refused(Answers.methodNotAllowed());
        }
        Gate gate = Gate.of(head.path(), settings);
        if (!gate.opensTo(Query.values(head.query(), "sig"))) {
            refusedKeys.add();
            return new Refused(Answers.keyRefused());
        }
        if (!isPlain(head.contentEncoding())) {
            return new Refused(turnedAway(Answers.unsupportedEncoding()));
        }
        if (!ContentType.mayBeJson(head.contentType())) {
            return new Refused(turnedAway(Answers.unsupportedMediaType()));
        }
        if (head.contentLength() > settings.maxBody()) {
            return new Refused(bodyTooLarge());
        }
        return admitted(gate);
    }

    /** Takes the body of an admitted request in; the answer comes once the lead is durable, and always comes. */
    public CompletableFuture<Answer> accept(byte[] body, @Nullable OfferId offer) {
        return receipt(body, offer).thenApply(Answers::of).exceptionally(LeadEndpoint::notStored);
    }

    /** What to answer when an admitted body turns out to be longer than {@link EndpointSettings#maxBody}. */
    public Answer bodyTooLarge() {
        return turnedAway(Answers.bodyTooLarge(settings.maxBody()));
    }

    /** What to answer when an admitted body is not there after {@link EndpointSettings#bodyDeadline}. */
    public Answer bodyTooSlow() {
        return turnedAway(Answers.bodyTooSlow());
    }

    /** What to answer when reading an admitted body fails, should the sender still be there. */
    public Answer bodyBrokenOff() {
        return turnedAway(Answers.bodyBrokenOff());
    }

    /** What to answer when a lead may not have been stored, for whatever reason. */
    public static Answer notStored() {
        return Answers.notStored();
    }

    private CompletableFuture<Receipt> receipt(byte[] body, @Nullable OfferId offer) {
        try {
            return pipeline.accept(body, offer);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Admission admitted(Gate gate) {
        if (!gate.known()) {
            LOG.log(
                    Level.WARNING,
                    "a lead comes to a URL whose offer is not set up ({0}); it is taken in all the same. Add the offer,"
                            + " or correct the URL in Partner Center.",
                    gate.offer() == null ? "its name cannot be an offer id" : printable(gate.offer()));
        }
        return new Admitted(gate.offer());
    }

    private static String printable(OfferId offer) {
        return offer.value().replaceAll("[^!-~]", "?");
    }

    /** With a valid key it may well have been a lead, so someone should know. */
    private static Answer turnedAway(Answer answer) {
        LOG.log(Level.WARNING, "a request with a valid key was turned away and is not kept: {0}", answer.body());
        return answer;
    }

    private static Answer notStored(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        // Only our own exception is known to quote nothing of the lead.
        LOG.log(
                Level.ERROR,
                "a lead was answered 503: {0}",
                cause instanceof LeadNotStoredException
                        ? cause.getMessage()
                        : cause.getClass().getName());
        return notStored();
    }

    private static boolean isPlain(@Nullable String contentEncoding) {
        return contentEncoding == null
                || Arrays.stream(contentEncoding.split(","))
                        .map(String::strip)
                        .allMatch(coding -> coding.isEmpty() || coding.equalsIgnoreCase("identity"));
    }
}
