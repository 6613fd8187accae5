package io.leadbridge.endpoint;

import io.leadbridge.model.OfferId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How the endpoint is set: its keys, its limits, its offers.
 *
 * <pre>{@code
 * EndpointSettings settings = EndpointSettings.builder()
 *     .keys(System.getenv("LEADS_KEY"))
 *     .offer("crm-suite", new OfferId("contoso.crm-suite"))
 *     .build();
 * }</pre>
 *
 * <p>Immutable. Keeps digests of the keys, not the keys.
 */
public final class EndpointSettings {
    /** The largest body taken in when nothing is said: {@value} bytes (256 KiB). */
    public static final int MAX_BODY = 256 * 1024;
    /** The most that {@link Builder#maxBody} can be set to: {@value} bytes (16 MiB). */
    public static final int LARGEST_MAX_BODY = 16 * 1024 * 1024;
    /** How long a whole body may take to arrive when nothing is said: 10 s. */
    public static final Duration BODY_DEADLINE = Duration.ofSeconds(10);
    /** The most that {@link Builder#bodyDeadline} can be set to: 5 min. */
    public static final Duration LONGEST_BODY_DEADLINE = Duration.ofMinutes(5);

    private final Keys keys;
    private final int maxBody;
    private final Duration bodyDeadline;
    private final Map<String, Offer> offers;

    private EndpointSettings(Builder builder) {
        keys = Keys.of(builder.keys);
        maxBody = builder.maxBody;
        bodyDeadline = builder.bodyDeadline;
        offers = Map.copyOf(builder.offers);
    }

    /** Settings with these keys, which are as {@link Builder#keys(String...)} says, and the defaults. */
    public static EndpointSettings of(String... keys) {
        return builder().keys(keys).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The largest body taken in, in bytes. */
    public int maxBody() {
        return maxBody;
    }

    /** How long a whole body may take to arrive. */
    public Duration bodyDeadline() {
        return bodyDeadline;
    }

    /** The offer with the URL {@code …/leads/<pathName>}. */
    Optional<Offer> offer(String pathName) {
        return Optional.ofNullable(offers.get(pathName));
    }

    /** What opens the URLs without keys of their own. */
    Keys keys() {
        return keys;
    }

    /** What opens the URL of {@code offer}. */
    Keys keysOf(Offer offer) {
        return offer.keyless() ? keys : offer.keys();
    }

    @Override
    public String toString() {
        return "EndpointSettings[" + keys + ", maxBody=" + maxBody + ", bodyDeadline=" + bodyDeadline + ", offers="
                + offers.keySet() + "]";
    }

    /** An offer with a URL of its own. */
    record Offer(OfferId id, Keys keys) {
        boolean keyless() {
            return keys.isEmpty();
        }
    }

    /** Says how the endpoint is set. The last value of a setting wins; offers add up. */
    public static final class Builder {
        private static final Pattern PATH_NAME = Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,199}");

        private final List<String> offerFaults = new ArrayList<>();
        private final Map<String, Offer> offers = new LinkedHashMap<>();
        private List<String> keys = List.of();
        private int maxBody = MAX_BODY;
        private Duration bodyDeadline = BODY_DEADLINE;

        private Builder() {}

        /**
         * What {@code ?sig=} must carry: 16 to 512 of {@code A–Z a–z 0–9 - _}, best random with at least 128 bits.
         * Several are live at once, so that a new one can be added before the old one goes.
         */
        public Builder keys(List<String> keys) {
            this.keys = List.copyOf(keys);
            return this;
        }

        /** The same as {@link #keys(List)}. */
        public Builder keys(String... keys) {
            return keys(List.of(keys));
        }

        /** The largest body taken in, 1 to {@value #LARGEST_MAX_BODY} bytes; {@value #MAX_BODY} by default. */
        public Builder maxBody(int bytes) {
            maxBody = bytes;
            return this;
        }

        /** How long a whole body may take to arrive, up to 5 min; 10 s by default. */
        public Builder bodyDeadline(Duration limit) {
            bodyDeadline = limit;
            return this;
        }

        /** Gives an offer the URL {@code …/leads/<pathName>}, opened by the endpoint's keys. */
        public Builder offer(String pathName, OfferId id) {
            return offer(pathName, id, List.of());
        }

        /**
         * Gives an offer the URL {@code …/leads/<pathName>}, opened by {@code keys} only, and those open nothing else;
         * without keys the endpoint's open it. A path name is up to 200 of {@code A–Z a–z 0–9 - _ ~ .}, not beginning
         * with a dot.
         */
        public Builder offer(String pathName, OfferId id, List<String> keys) {
            String place = "offer " + id;
            if (!PATH_NAME.matcher(pathName).matches()) {
                offerFaults.add(
                        place + ": its path name must be 1 to 200 of A-Z a-z 0-9 - _ ~ . beginning with no dot");
            }
            offerFaults.addAll(faultsOf(place + ": keys", keys));
            if (offers.put(pathName, new Offer(id, Keys.of(keys))) != null) {
                offerFaults.add(place + ": another offer has the same path name");
            }
            return this;
        }

        /** The settings; throws {@link IllegalStateException} that names every fault and quotes no key. */
        public EndpointSettings build() {
            List<String> faults = new ArrayList<>(faultsOf("keys", keys));
            if (keys.isEmpty() && (offers.isEmpty() || offers.values().stream().anyMatch(Offer::keyless))) {
                faults.add("keys: at least one is needed, or nobody can send a lead");
            }
            if (maxBody < 1 || maxBody > LARGEST_MAX_BODY) {
                faults.add("maxBody: must be 1 to " + LARGEST_MAX_BODY + " bytes, not " + maxBody);
            }
            if (bodyDeadline.compareTo(Duration.ZERO) <= 0 || bodyDeadline.compareTo(LONGEST_BODY_DEADLINE) > 0) {
                faults.add("bodyDeadline: must be more than 0 and at most " + LONGEST_BODY_DEADLINE + ", not "
                        + bodyDeadline);
            }
            faults.addAll(offerFaults);
            if (!faults.isEmpty()) {
                throw new IllegalStateException("the endpoint cannot be set so:\n- " + String.join("\n- ", faults));
            }
            return new EndpointSettings(this);
        }

        private static List<String> faultsOf(String place, List<String> keys) {
            return IntStream.range(0, keys.size())
                    .filter(i -> !Keys.wellFormed(keys.get(i)))
                    .mapToObj(i -> place + "[" + i + "]: a key is 16 to 512 of A-Z a-z 0-9 - _")
                    .toList();
        }
    }
}
