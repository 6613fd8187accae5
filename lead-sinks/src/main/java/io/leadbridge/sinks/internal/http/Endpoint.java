package io.leadbridge.sinks.internal.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Which addresses credentials and leads may be sent to: {@code https}, and {@code http} to this machine only. */
public final class Endpoint {
    private Endpoint() {}

    /** What is wrong with the address as a sentence for the operator, or nothing. */
    public static Optional<String> fault(URI address) {
        String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            return Optional.of("is not a web address such as https://contoso.example");
        }
        if (address.getRawUserInfo() != null) {
            return Optional.of("must not hold a user name or password");
        }
        if (scheme.equals("http") && !isLoopback(address.getHost())) {
            return Optional.of("would send secrets and leads in clear text: use https (http is for localhost only)");
        }
        return Optional.empty();
    }

    /** By its literal form, without asking DNS, which an attacker may answer. */
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
                || host.equals("[::1]");
    }
}
