package io.leadbridge.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Lets go of connections. */
final class Connections {
    private Connections() {}

    /** Closes one whose state is not known: physically, so that a pool does not give it out again. */
    static void drop(Connection connection) {
        try (connection) {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException | RuntimeException e) {
            // It is given up in any case.
        }
    }
}
