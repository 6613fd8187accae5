package io.leadbridge.store;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes a source of connections out of an address; the only class that needs PostgreSQL's driver. */
final class PostgresSource {
    private static final int CONNECT_SECONDS = 5;

    private PostgresSource() {}

    static DataSource of(String url, String user, String password) {
        try {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setConnectTimeout(CONNECT_SECONDS);
            source.setLoginTimeout(CONNECT_SECONDS);
            source.setTcpKeepAlive(true);
            source.setApplicationName("leadbridge");
            source.setUrl(url);
            source.setUser(user);
            source.setPassword(password);
            return source;
        } catch (NoClassDefFoundError e) {
            throw new LeadStoreException(
                    "the driver of PostgreSQL is missing; add org.postgresql:postgresql to the application", e);
        } catch (IllegalArgumentException e) {
            // Its message may quote a password in the address.
            throw new LeadStoreException(
                    "the address of the store is not one of PostgreSQL; write jdbc:postgresql://host/database", null);
        }
    }
}
