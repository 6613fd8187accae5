package io.leadbridge.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads for people, on a connection of its own: it sees what is committed and never holds the writer up. */
final class Reader implements AutoCloseable {
    private final Database database;
    private @Nullable Connection connection;

    Reader(Database database) {
        this.database = database;
    }

    synchronized <T> T read(Writer.Work<T> work) {
        try {
            if (connection == null) {
                connection = database.connect();
            }
            T result = work.run(database.begin(connection));
            connection.rollback(); // ends the snapshot; the next reading sees what is new
            return result;
        } catch (SQLException e) {
            close();
            throw new LeadStoreException("cannot read the store: SQL state " + e.getSQLState(), e);
        }
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            Connections.drop(connection);
            connection = null;
        }
    }
}
