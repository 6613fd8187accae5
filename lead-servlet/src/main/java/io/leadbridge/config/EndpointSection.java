package io.leadbridge.config;

import io.leadbridge.endpoint.EndpointSettings;
import io.leadbridge.validation.LeadSchema;
import io.leadbridge.validation.LeadValidator;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code endpoint} and {@code offers} say. A faulty offer costs its own URL only; the endpoint is still there.
 *
 * @param settings empty when {@code endpoint} has a fault, or an offer when only offers have keys
 */
record EndpointSection(Optional<EndpointSettings> settings, Mode mode, Optional<LeadSchema> schema) {
    /** What is validated: the normalised payload, or the one that was sent. */
    enum Mode {
        LENIENT,
        STRICT
    }

    private static final Form<Integer> MAX_BODY = Form.size(1, EndpointSettings.LARGEST_MAX_BODY);
    private static final Form<Duration> DEADLINE =
            Form.timeSpan(Duration.ofMillis(1), EndpointSettings.LONGEST_BODY_DEADLINE);

    static EndpointSection read(Section endpoint, Section offers) {
        EndpointSettings.Builder builder = EndpointSettings.builder();
        builder.keys(KeyList.read(endpoint));
        if (!endpoint.has("keys") && !OffersSection.haveKeys(offers)) {
            endpoint.fault("keys", "is missing; add it");
        }
        builder.maxBody(endpoint.value("max-body", MAX_BODY, EndpointSettings.MAX_BODY));
        builder.bodyDeadline(endpoint.value("body-deadline", DEADLINE, EndpointSettings.BODY_DEADLINE));
        Mode mode = endpoint.value("mode", Form.oneOf(Mode.class), Mode.LENIENT);
        Optional<LeadSchema> schema = endpoint.setting("schema").flatMap(SchemaSource::read);
        endpoint.refuseOthers();
        OffersSection.read(offers, builder);
        return new EndpointSection(build(builder, endpoint, offers), mode, schema);
    }

    private static Optional<EndpointSettings> build(
            EndpointSettings.Builder builder, Section endpoint, Section offers) {
        boolean keysOfFaultyOffers = offers.isFaulty() && !endpoint.has("keys");
        if (endpoint.isFaulty() || keysOfFaultyOffers) {
            return Optional.empty();
        }
        try {
            return Optional.of(builder.build());
        } catch (IllegalStateException e) {
            endpoint.fault(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** How payloads are read. */
    LeadValidator validator() {
        LeadValidator validator = mode == Mode.STRICT ? LeadValidator.strict() : LeadValidator.lenient();
        return schema.map(validator::withSchema).orElse(validator);
    }
}
