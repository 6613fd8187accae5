package io.leadbridge.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is kept from one transaction to the next: opened when needed, and anew when it has died meanwhile;
 * dropped after any failure, since its state is not known then. Used by one thread at a time, but for {@link #abort}.
 */
final class KeptConnection {
    private final Database database;
    private volatile @Nullable Connection connection;
    private boolean fresh;

    KeptConnection(Database database) {
        this.database = database;
    }

    Transaction begin() throws SQLException {
        Connection kept = connection;
        if (kept != null) {
            try {
                fresh = false;
                return database.begin(kept);
            } catch (SQLException | RuntimeException died) {
                drop(); // a server that was restarted meanwhile; nothing is under way yet
            }
        }
        Connection opened = database.connect();
        connection = opened;
        fresh = true;
        return database.begin(opened);
    }

    void commit() throws SQLException {
        Connection open = connection;
        if (open == null) {
            throw new SQLException("no connection", "08003");
        }
        open.commit();
    }

    void rollback() throws SQLException {
        Connection open = connection;
        if (open != null) {
            open.rollback();
        }
    }

    /** Whether it was opened for what was begun last: what fails on it would fail on another too. */
    boolean isFresh() {
        return fresh;
    }

    boolean isOpen() {
        return connection != null;
    }

    /** Lets go of the connection, which rolls back. */
    void drop() {
        Connection open = connection;
        if (open != null) {
            Connections.drop(open);
            connection = null;
        }
    }

    /** Breaks off what another thread is waiting for on it; that thread lets go of it then. */
    void abort() {
        Connection open = connection;
        if (open != null) {
            Connections.abort(open);
        }
    }
}
