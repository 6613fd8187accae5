package io.leadbridge.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says where a lead came from, in both shapes that Microsoft sends: bare ({@code AzureMarketplace}) and composite
 * ({@code AzureMarketplace-INS|publisher.offer}, with or without blanks round the bar).
 *
 * <p>The grammar, never refusing: the first {@code |} ends the source and action; their last {@code -} separates the
 * two; text without either is a bare source. Source: Microsoft's pages "Get customer leads" and "Lead management".
 *
 * @param raw the text as it was sent, trimmed, never blank
 * @param marketplace the source half
 * @param action the action half, when there is one
 * @param offer what stands behind the bar: an id or a title
 */
public record LeadSource(
        String raw,
        Marketplace marketplace,
        @Nullable ActionCode action,
        @Nullable String offer) {

    /** Reads {@code raw} by the grammar; throws {@link IllegalArgumentException} only when it is blank. */
    public static LeadSource parse(String raw) {
        String text = raw.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a lead source is not blank; leave it out instead");
        }
        int bar = text.indexOf('|');
        String left = bar < 0 ? text : text.substring(0, bar).strip();
        String offer = bar < 0 ? "" : text.substring(bar + 1).strip();
        int dash = left.lastIndexOf('-');
        String source = dash < 0 ? left : left.substring(0, dash).strip();
        String action = dash < 0 ? "" : left.substring(dash + 1).strip();
        if (source.isEmpty()) {
            return new LeadSource(text, new Marketplace(left.isEmpty() ? text : left), null, blankToNull(offer));
        }
        return new LeadSource(
                text, new Marketplace(source), action.isEmpty() ? null : new ActionCode(action), blankToNull(offer));
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The offer's id, when the text behind the bar is one and not a title. */
    public Optional<OfferId> offerId() {
        return Optional.ofNullable(offer).flatMap(OfferId::find);
    }

    /** The text as it was sent. */
    @Override
    public String toString() {
        return raw;
    }
}
