package io.leadbridge.sinks.email;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mail server that takes the letters, and how the way there is protected. */
record SmtpServer(String host, int port, Security security) {
    private static final int TLS_PORT = 465;
    private static final int SUBMISSION_PORT = 587;
    private static final int RELAY_PORT = 25;
    private static final int MAX_PORT = 65_535;
    private static final Pattern URL =
            Pattern.compile("(smtps?)://(?:\\[([0-9a-f:.]+)]|([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?))(?::(\\d{1,5}))?/?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|(0{0,4}:){2,7}0{0,3}1");

    /** What keeps others from reading along. */
    enum Security {
        /** TLS from the first byte. */
        TLS,
        /** TLS after a greeting in the clear; without it, nothing is sent. */
        STARTTLS,
        /** Nothing; for a server on this machine. */
        NONE
    }

    /** Reads {@code smtps://host:port} or {@code smtp://host:port}; the port may be missing. */
    static SmtpServer parse(String text) {
        Matcher url = URL.matcher(text.strip().toLowerCase(Locale.ROOT));
        int given = url.matches() && url.group(4) != null ? Integer.parseInt(url.group(4)) : 0;
        if (!url.matches() || given > MAX_PORT) {
            // The text is not quoted: it may hold a password.
            throw new IllegalArgumentException(
                    text.contains("@")
                            ? "must hold no user name and no password; give them as username and password"
                            : "must be smtps://host or smtp://host, with :port where it is not the usual one (465, 587;"
                                    + " 25 on this machine)");
        }
        String host = url.group(2) == null ? url.group(3) : url.group(2);
        Security security = "smtps".equals(url.group(1)) ? Security.TLS : withoutTls(host);
        return new SmtpServer(host, given == 0 ? usualPort(security) : given, security);
    }

    private static Security withoutTls(String host) {
        return LOOPBACK.matcher(host).matches() ? Security.NONE : Security.STARTTLS;
    }

    private static int usualPort(Security security) {
        return switch (security) {
            case TLS -> TLS_PORT;
            case STARTTLS -> SUBMISSION_PORT;
            case NONE -> RELAY_PORT;
        };
    }

    /** Host and port, as sentences name it. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
