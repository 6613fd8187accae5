package io.leadbridge.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** Lets go of connections. */
final class Connections {
    private Connections() {}

    /** Gives one back whose state is not known: as a pool lent it, or broken for good, so that none lends it again. */
    static void drop(Connection connection) {
        try (connection) {
            reset(connection);
        } catch (SQLException | RuntimeException e) {
            // It is given up in any case.
        }
    }

    private static void reset(Connection connection) throws SQLException {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException broken) {
            abort(connection);
        }
    }

    /** Ends what another thread is waiting for on a connection. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            // Whoever waits there leaves at the connection's own time limit.
        }
    }
}
