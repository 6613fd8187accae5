package io.leadbridge.store;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A source of connections made out of an address; the only class that needs PostgreSQL's driver.
 *
 * @param place names the server in messages, without user and password
 */
record PostgresSource(String place, DataSource source) {
    private static final int CONNECT_SECONDS = 5;
    /** So long may the network say nothing. */
    private static final int SOCKET_SECONDS = 30;

    /** What is shown of an address; anything else may be a password in the wrong place. */
    private static final Pattern SHOWN = Pattern.compile("[\\w.,:/\\[\\]-]{1,200}");

    static PostgresSource of(String url, @Nullable String user, @Nullable String password) {
        refuseUserBeforeHost(url);
        try {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setConnectTimeout(CONNECT_SECONDS);
            source.setLoginTimeout(CONNECT_SECONDS);
            source.setTcpKeepAlive(true);
            source.setSocketTimeout(SOCKET_SECONDS);
            source.setApplicationName("leadbridge");
            source.setUrl(url);
            if (user != null) {
                source.setUser(user);
            }
            if (password != null) {
                source.setPassword(password);
            }
            return new PostgresSource(place(source), source);
        } catch (NoClassDefFoundError e) {
            throw new LeadStoreException(
                    "the driver of PostgreSQL is missing; add org.postgresql:postgresql to the application", e);
        } catch (IllegalArgumentException e) {
            // Its message may quote a password in the address.
            throw new LeadStoreException(
                    "the address of the store is not one of PostgreSQL; write jdbc:postgresql://host/database", null);
        }
    }

    /** The driver would take them for a part of the host, and log them. */
    private static void refuseUserBeforeHost(String url) {
        if (url.split("[?]", 2)[0].contains("@")) {
            throw new LeadStoreException(
                    "the address of the store has a user before the host, which PostgreSQL's driver does not read;"
                            + " give user and password apart",
                    null);
        }
    }

    private static String place(PGSimpleDataSource source) {
        String[] hosts = source.getServerNames();
        int[] ports = source.getPortNumbers();
        String servers = IntStream.range(0, hosts.length)
                .mapToObj(i -> hosts[i] + ":" + ports[i])
                .collect(Collectors.joining(","));
        String address = servers + "/" + source.getDatabaseName();
        return SHOWN.matcher(address).matches() ? "PostgreSQL " + address : "PostgreSQL";
    }
}
