package io.leadbridge.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names an offer, as {@code publisher.offer} where Microsoft wrote it: {@code bitnami.openedxcypress}. An id that came
 * with the URL of an offer may lack the publisher.
 *
 * @param value the whole id; no blanks, no {@code |}, at most {@value #MAX_LENGTH} characters
 */
public record OfferId(String value) {
    /** Longer text is no offer id. */
    public static final int MAX_LENGTH = 200;

    private static final Pattern ID = Pattern.compile("[^\\s|]+");
    private static final Pattern WITH_PUBLISHER = Pattern.compile("[^.\\s|]+\\.[^\\s|]+");

    public OfferId {
        if (value.length() > MAX_LENGTH || !ID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an offer id has no blanks and no '|', and at most " + MAX_LENGTH + " characters");
        }
    }

    /** The id in {@code text} when it is of the form {@code publisher.offer}; a title with a blank is none. */
    public static Optional<OfferId> find(String text) {
        return text.length() <= MAX_LENGTH && WITH_PUBLISHER.matcher(text).matches()
                ? Optional.of(new OfferId(text))
                : Optional.empty();
    }

    /** The part before the first dot, when there is one. */
    public Optional<String> publisher() {
        return WITH_PUBLISHER.matcher(value).matches()
                ? Optional.of(value.substring(0, value.indexOf('.')))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
