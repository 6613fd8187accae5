package io.leadbridge.examples.quickstart;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/** What is printed once leads can come. It shows the key: it is for the person who started the program. */
final class Welcome {
    private static final String TEXT = """
            Leadbridge is ready: %s

            %s

            Send Microsoft's example from another terminal:
              curl -i '%s' -H 'Content-Type: application/json' -d '%s'

            %s
            Stop with Ctrl+C.
            """;
    private static final String PASTE = """
            Paste this URL into Partner Center, as the lead destination "HTTPS Endpoint":
              %s""";
    private static final String NO_PUBLIC_URL = """
            Partner Center needs https and a public name: put a proxy with TLS before this port, and start again with
            --public-url https://leads.your-company.com to see the URL to paste there.""";

    private Welcome() {}

    static String text(Setup setup, InetAddress address, int port, Optional<URI> publicUrl) {
        String query = "/leads?sig=" + setup.key();
        String here = "http://" + host(address) + ":" + port + query;
        String paste =
                publicUrl.map(url -> PASTE.formatted(withoutSlash(url) + query)).orElse(NO_PUBLIC_URL);
        return TEXT.formatted(here, paste, here, MicrosoftExample.JSON, setup.summary());
    }

    /** How this machine reaches itself. */
    private static String host(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        String host = address.getHostAddress();
        return host.contains(":") ? "[" + host + "]" : host;
    }

    static String withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
