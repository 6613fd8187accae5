package io.leadbridge.config;

import io.leadbridge.endpoint.EndpointSettings;
import io.leadbridge.validation.LeadSchema;
import io.leadbridge.validation.LeadValidator;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code endpoint} and {@code offers} say. A faulty offer costs its own URL only; the endpoint is still there.
 *
 * @param settings empty when {@code endpoint} has a fault
 */
record EndpointSection(Optional<EndpointSettings> settings, Mode mode, Optional<LeadSchema> schema) {
    /** What is validated: the normalised payload, or the one that was sent. */
    enum Mode {
        LENIENT,
        STRICT
    }

    private static final Form<Duration> DEADLINE =
            Form.timeSpan(Duration.ofMillis(1), EndpointSettings.LONGEST_BODY_DEADLINE);

    static EndpointSection read(Section endpoint, Section offers) {
        EndpointSettings.Builder builder = EndpointSettings.builder();
        if (!OfferSection.haveKeys(offers)) {
            endpoint.required("keys");
        }
        builder.keys(KeyList.read(endpoint));
        endpoint.value("max-body", Form.size(1, EndpointSettings.LARGEST_MAX_BODY))
                .ifPresent(builder::maxBody);
        endpoint.value("body-deadline", DEADLINE).ifPresent(builder::bodyDeadline);
        Mode mode = endpoint.value("mode", Form.oneOf(Mode.class)).orElse(Mode.LENIENT);
        Optional<LeadSchema> schema = endpoint.setting("schema").flatMap(SchemaSource::read);
        endpoint.refuseOthers();
        OfferSection.readAll(offers).forEach(offer -> builder.offer(offer.pathName(), offer.id(), offer.keys()));
        return new EndpointSection(build(builder, endpoint), mode, schema);
    }

    private static Optional<EndpointSettings> build(EndpointSettings.Builder builder, Section endpoint) {
        if (endpoint.isFaulty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(builder.build());
        } catch (IllegalStateException e) { // such as: it relied on the keys of an offer, which has a fault
            endpoint.fault("is not complete: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** How payloads are read. */
    LeadValidator validator() {
        LeadValidator validator = mode == Mode.STRICT ? LeadValidator.strict() : LeadValidator.lenient();
        return schema.map(validator::withSchema).orElse(validator);
    }
}
