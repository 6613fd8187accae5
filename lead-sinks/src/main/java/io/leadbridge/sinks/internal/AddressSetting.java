package io.leadbridge.sinks.internal;

import io.leadbridge.sink.Settings;
import io.leadbridge.sinks.internal.http.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads a web address out of the settings of a destination; what is wrong with it is noted in its place. */
public final class AddressSetting {
    /** Stands in for a faulty address; leads nowhere. */
    private static final URI NOWHERE = URI.create("https://invalid.invalid");

    private AddressSetting() {}

    /** An address that must be given. */
    public static URI required(Settings settings, String name) {
        String given = settings.requiredText(name);
        return given.isEmpty() ? NOWHERE : read(settings, name, given);
    }

    /** An address that may be left out. */
    public static URI optional(Settings settings, String name, URI otherwise) {
        return settings.text(name).map(given -> read(settings, name, given)).orElse(otherwise);
    }

    private static URI read(Settings settings, String name, String given) {
        try {
            URI address = new URI(given);
            Optional<String> fault = Endpoint.fault(address);
            fault.ifPresent(words -> settings.fault(name, words));
            return fault.isPresent() ? NOWHERE : address;
        } catch (URISyntaxException e) {
            settings.fault(name, "is not a web address such as https://contoso.example");
            return NOWHERE;
        }
    }
}
