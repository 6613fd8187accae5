package io.leadbridge.config;

import io.leadbridge.endpoint.EndpointSettings;
import io.leadbridge.model.OfferId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code offers}: by the last part of its URL, the id of each offer and the keys that open that URL. */
final class OffersSection {
    static final Pattern PATH_NAME = Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,199}");
    static final String PATH_NAMES = "must have a name of 1 to 200 of A-Z a-z 0-9 - _ ~ . that begins with no dot";

    private static final Form<OfferId> ID = new Form<>(
            "must be an offer id such as publisher.offer: no blanks, no '|', at most " + OfferId.MAX_LENGTH
                    + " characters",
            OffersSection::id);

    private OffersSection() {}

    /** Adds every offer without a fault to {@code endpoint}. */
    static void read(Section offers, EndpointSettings.Builder endpoint) {
        offers.names().forEach(pathName -> read(pathName, offers.section(pathName), endpoint));
    }

    /** Whether {@code offers} alone open the endpoint: there are some, and each is given keys of its own. */
    static boolean haveKeys(Section offers) {
        List<String> names = offers.names();
        return !names.isEmpty()
                && names.stream().allMatch(name -> offers.section(name).has("keys"));
    }

    /** Offers by the titles under which Microsoft sends their leads. */
    static Map<String, OfferId> titles(Section offers) {
        Map<String, OfferId> titles = new LinkedHashMap<>();
        for (String pathName : offers.names()) {
            Section offer = offers.section(pathName);
            offer.value("id", ID).ifPresent(id -> titlesOf(offer).forEach(title -> titles.put(title, id)));
        }
        return titles;
    }

    private static List<String> titlesOf(Section offer) {
        return offer.entries("titles").stream()
                .flatMap(title -> title.as(Form.TEXT).stream())
                .toList();
    }

    private static void read(String pathName, Section offer, EndpointSettings.Builder endpoint) {
        if (!PATH_NAME.matcher(pathName).matches()) {
            offer.fault(PATH_NAMES);
        }
        Optional<OfferId> id = offer.required("id", ID);
        List<String> keys = KeyList.read(offer);
        titlesOf(offer);
        offer.refuseOthers();
        id.filter(known -> !offer.isFaulty()).ifPresent(known -> endpoint.offer(pathName, known, keys));
    }

    private static Optional<OfferId> id(String text) {
        try {
            return Optional.of(new OfferId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
