package io.leadbridge.config;

import io.leadbridge.model.OfferId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one entry of {@code offers} says.
 *
 * @param pathName the last part of the offer's URL
 * @param keys what opens that URL; when empty, the endpoint's keys do
 */
record OfferSection(String pathName, OfferId id, List<String> keys) {
    private static final Pattern PATH_NAME = Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,199}");
    private static final Form<OfferId> ID = new Form<>(
            "must be an offer id such as publisher.offer: no blanks, no '|', at most " + OfferId.MAX_LENGTH
                    + " characters",
            OfferSection::id);

    /** Every entry without a fault. */
    static List<OfferSection> readAll(Section offers) {
        return offers.names().stream()
                .flatMap(name -> read(name, offers.section(name)).stream())
                .toList();
    }

    /** Whether {@code offers} alone open the endpoint: there are some, and each is given keys of its own. */
    static boolean haveKeys(Section offers) {
        List<String> names = offers.names();
        return !names.isEmpty()
                && names.stream().allMatch(name -> offers.section(name).has("keys"));
    }

    private static Optional<OfferSection> read(String pathName, Section offer) {
        if (!PATH_NAME.matcher(pathName).matches()) {
            offer.fault("must have a name of 1 to 200 of A-Z a-z 0-9 - _ ~ . that begins with no dot");
        }
        Optional<OfferId> id = offer.required("id").flatMap(setting -> setting.as(ID));
        List<String> keys = KeyList.read(offer);
        offer.refuseOthers();
        return offer.isFaulty() ? Optional.empty() : id.map(known -> new OfferSection(pathName, known, keys));
    }

    private static Optional<OfferId> id(String text) {
        try {
            return Optional.of(new OfferId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
