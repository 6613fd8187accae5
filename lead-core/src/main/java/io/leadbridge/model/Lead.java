package io.leadbridge.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One customer lead: what Microsoft sent, under Microsoft's names, with the id and time that we gave it.
 *
 * <p>Text is trimmed and never blank; what was not sent is null. {@link #toString} holds no personal data.
 *
 * @param id ours, fresh for each lead read
 * @param receivedAt when it reached us
 * @param offer the offer: from the URL it was posted to, else from {@code LeadSource}
 * @param userDetails the person; {@link UserDetails#NONE} when nothing was sent
 * @param leadSource where it came from
 * @param actionCode {@code ActionCode} as sent, else the action inside {@code LeadSource}
 * @param offerTitle the offer's display title, not an id
 * @param description free text, possibly several lines
 * @param extensions members that Microsoft does not document, in the order sent, as JSON values in plain Java
 *     ({@code String, Boolean, Number, List, Map}; null inside the last two only); those of the person are named
 *     {@code UserDetails.<name>}
 */
public record Lead(
        LeadId id,
        Instant receivedAt,
        @Nullable OfferId offer,
        UserDetails userDetails,
        @Nullable LeadSource leadSource,
        @Nullable ActionCode actionCode,
        @Nullable String offerTitle,
        @Nullable String description,
        Map<String, Object> extensions) {

    public Lead {
        offerTitle = Text.orNull(offerTitle);
        description = Text.orNull(description);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** A builder for a lead that arrived now, as {@code id} and {@code receivedAt} say. */
    public static Builder builder(LeadId id, Instant receivedAt) {
        return new Builder(id, receivedAt);
    }

    /** The same lead, known to belong to {@code offer}. */
    public Lead withOffer(OfferId offer) {
        return new Lead(
                id, receivedAt, offer, userDetails, leadSource, actionCode, offerTitle, description, extensions);
    }

    /** The same lead under another id and time: what was read again is the lead that it was. */
    public Lead identifiedBy(LeadId id, Instant receivedAt) {
        return new Lead(
                id, receivedAt, offer, userDetails, leadSource, actionCode, offerTitle, description, extensions);
    }

    /**
     * Whether Microsoft sent it to test the connection: a name, the company, the title, the description, the e-mail or
     * the lead source starts with {@code MSFT_TEST}, in any letter case.
     */
    public boolean isTest() {
        return userDetails.hasTestMark()
                || Text.hasTestMark(description)
                || (leadSource != null && Text.hasTestMark(leadSource.raw()));
    }

    /** Whether the customer must not be contacted ({@code DNC}). */
    public boolean isDoNotContact() {
        return ActionCode.DNC.equals(actionCode);
    }

    @Override
    public String toString() {
        String action = Optional.ofNullable(actionCode)
                .filter(ActionCode::isKnown)
                .map(code -> ", " + code)
                .orElse("");
        return "Lead[" + id + action + (isTest() ? ", test" : "") + "]";
    }

    /** Builds a lead from the fields that are known; the others stay missing. */
    public static final class Builder {
        private final LeadId id;
        private final Instant receivedAt;
        private final Map<String, Object> extensions = new LinkedHashMap<>();
        private @Nullable OfferId offer;
        private UserDetails userDetails = UserDetails.NONE;
        private @Nullable LeadSource leadSource;
        private @Nullable ActionCode actionCode;
        private @Nullable String offerTitle;
        private @Nullable String description;

        private Builder(LeadId id, Instant receivedAt) {
            this.id = id;
            this.receivedAt = receivedAt;
        }

        public Builder offer(@Nullable OfferId value) {
            offer = value;
            return this;
        }

        public Builder userDetails(UserDetails value) {
            userDetails = value;
            return this;
        }

        public Builder leadSource(@Nullable LeadSource value) {
            leadSource = value;
            return this;
        }

        public Builder actionCode(@Nullable ActionCode value) {
            actionCode = value;
            return this;
        }

        public Builder offerTitle(@Nullable String value) {
            offerTitle = value;
            return this;
        }

        public Builder description(@Nullable String value) {
            description = value;
            return this;
        }

        public Builder extension(String name, Object value) {
            extensions.put(name, value);
            return this;
        }

        public Lead build() {
            return new Lead(
                    id, receivedAt, offer, userDetails, leadSource, actionCode, offerTitle, description, extensions);
        }
    }
}
