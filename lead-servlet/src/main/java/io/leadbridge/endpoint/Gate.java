package io.leadbridge.endpoint;

import io.leadbridge.endpoint.EndpointSettings.Offer;
import io.leadbridge.model.OfferId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One URL of the endpoint: the offer it stands for, and the keys that open it.
 *
 * @param offer what the URL says of the offer, if anything
 * @param keys what opens it
 * @param known whether the settings name it; an unknown one is opened by the endpoint's keys, since an edited file must
 *     not lose leads
 */
record Gate(@Nullable OfferId offer, Keys keys, boolean known) {
    private static final Pattern SLASHES_AROUND = Pattern.compile("^/+|/+$");

    /** The gate at {@code path}, all of which, slashes inside included, is the name of one offer. */
    static Gate of(@Nullable String path, EndpointSettings settings) {
        String name = path == null ? "" : SLASHES_AROUND.matcher(path).replaceAll("");
        if (name.isEmpty()) {
            return new Gate(null, settings.keys(), true);
        }
        Optional<Offer> offer = settings.offer(name);
        return offer.isPresent()
                ? new Gate(offer.get().id(), settings.keysOf(offer.get()), true)
                : new Gate(idOrNull(name), settings.keys(), false);
    }

    /** Whether there is exactly one signature, and it is a key. */
    boolean opensTo(List<String> signatures) {
        return signatures.size() == 1 && keys.open(signatures.get(0));
    }

    private static @Nullable OfferId idOrNull(String name) {
        try {
            return new OfferId(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
