package io.leadbridge.ledger;

import io.leadbridge.store.LeadStore;
import io.leadbridge.store.LeadStoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of version {@value #OLDEST} or later, shared by any number of processes. Our tables are in a schema
 * of their own. What a transaction needs is set for that transaction only, so that a pool may lend its connections to
 * others too.
 */
final class PostgresDatabase implements Database {
    static final String SCHEMA = "leadbridge";
    static final int OLDEST = 15;

    /** Kept in this order by every process that creates or changes tables: a number of our own. */
    private static final long SCHEMA_LOCK = 0x4C656164_62726467L;

    /**
     * A commit is durable when it returns; and a server does not wait long for a process that has gone away in the middle
     * of a transaction, whose rows nobody could change meanwhile.
     */
    private static final String BEGIN = "set local search_path = " + SCHEMA + ";"
            + " set local synchronous_commit = on;"
            + " set local idle_in_transaction_session_timeout = '30s';"
            + " set local statement_timeout = 0;"
            + " set local lock_timeout = '15s'";

    private final String place;
    private final DataSource source;
    private volatile @Nullable String weakness;

    PostgresDatabase(String place, DataSource source) {
        this.place = place;
        this.source = source;
    }

    /** Looks the source up; connects to nothing yet. */
    static PostgresDatabase of(LeadStore.Shared store) {
        try {
            return new PostgresDatabase(store.place(), store.source().call());
        } catch (Exception e) {
            throw new LeadStoreException("cannot open the store at " + store.place() + ": " + Obstacle.of(e), e);
        }
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = source.getConnection();
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            requireWritable(connection);
            weakness = weakness(connection);
            connection.rollback();
            return connection;
        } catch (SQLException | RuntimeException e) {
            Connections.drop(connection);
            throw e;
        }
    }

    /** After a failover an old address may lead to a server that only reads. */
    private static void requireWritable(Connection connection) throws SQLException {
        if (setting(connection, "transaction_read_only").equals("on")) {
            throw new SQLException("the PostgreSQL server only reads: it is a standby", "25006");
        }
    }

    private static @Nullable String weakness(Connection connection) throws SQLException {
        for (String name : new String[] {"fsync", "full_page_writes"}) {
            if (setting(connection, name).equals("off")) {
                return "the PostgreSQL server runs with " + name + "=off: a crash of its machine loses leads that were"
                        + " answered 202; set " + name + "=on";
            }
        }
        return null;
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public Transaction begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(BEGIN);
        }
        return new Transaction(connection, dialect());
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        requireVersion(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
            if (!hasSchema(statement)) {
                statement.execute("create schema " + SCHEMA);
            }
        }
    }

    private static void requireVersion(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        String product = connection.getMetaData().getDatabaseProductName();
        if (!product.equals("PostgreSQL") || version < OLDEST) {
            throw new LeadStoreException(
                    "the store is " + product + " " + version + "; it must be PostgreSQL " + OLDEST + " or later",
                    null);
        }
    }

    private static boolean hasSchema(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select 1 from pg_namespace where nspname = '" + SCHEMA + "'")) {
            return row.next();
        }
    }

    @Override
    public Optional<String> weakness() {
        return Optional.ofNullable(weakness);
    }

    /** Frees the space of deleted rows; the server overwrites it when it needs it. */
    @Override
    public boolean scrub(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            for (String table : new String[] {"lead", "delivery", "history", "recent", "quarantine"}) {
                statement.execute("vacuum " + SCHEMA + "." + table);
            }
        }
        return false;
    }

    /** The source is the user's. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return place;
    }
}
