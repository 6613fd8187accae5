package io.leadbridge;

import io.leadbridge.sink.SinkPreview;
import io.leadbridge.validation.ValidationResult;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows what would become of one payload: how it is read, which destinations would get the lead, and what they would
 * get. Whether the same lead was there before is not looked at. Holds personal data, for the eyes of a person; {@link
 * #toString} does not show it.
 *
 * @param result what reading gave; a valid lead has the offer with which it would be kept
 * @param quarantine why it would be kept in quarantine and go nowhere, or null when it would be accepted
 * @param destinations all there are, in the order they were given; empty when there is no lead
 */
public record LeadPreview(ValidationResult result, @Nullable String quarantine, List<ForDestination> destinations) {
    public LeadPreview {
        destinations = List.copyOf(destinations);
    }

    /** What becomes of it at the destination of this name. */
    public Optional<ForDestination> destination(String name) {
        return destinations.stream()
                .filter(destination -> destination.name().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return "LeadPreview[" + (quarantine == null ? "" : "quarantined: " + quarantine + ", ") + destinations + "]";
    }

    /**
     * One destination.
     *
     * @param whyNot why it would not get the lead, or null when it would
     * @param preview what it gets, or would get if it got the lead
     */
    public record ForDestination(String name, @Nullable String whyNot, SinkPreview preview) {
        /** Whether it would get the lead. */
        public boolean getsIt() {
            return whyNot == null;
        }

        @Override
        public String toString() {
            return name + ": " + (whyNot == null ? "gets it" : whyNot);
        }
    }
}
