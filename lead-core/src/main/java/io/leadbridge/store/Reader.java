package io.leadbridge.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Reads on a connection of its own: it sees what is committed and never holds the writer up. One reading at a time. */
final class Reader implements AutoCloseable {
    private static final int CLOSE_SECONDS = 1;

    private final Database database;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection connection;
    private volatile boolean closed;

    Reader(Database database) {
        this.database = database;
    }

    <T> T read(Writer.Work<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new LeadStoreException("the store is closed", null);
            }
            if (connection == null) {
                connection = database.connect();
            }
            T result = work.run(database.begin(connection));
            connection.rollback(); // ends the snapshot; the next reading sees what is new
            return result;
        } catch (SQLException e) {
            drop();
            throw new LeadStoreException("cannot read the store: SQL state " + e.getSQLState(), e);
        } catch (RuntimeException e) {
            drop();
            throw e;
        } finally {
            dropIfClosed();
            lock.unlock();
        }
    }

    private void dropIfClosed() {
        if (closed) {
            drop();
        }
    }

    private void drop() {
        if (connection != null) {
            Connections.drop(connection);
            connection = null;
        }
    }

    /** Ends with the reading under way, if there is one: that is not awaited for long. */
    @Override
    public void close() {
        closed = true;
        try {
            if (lock.tryLock(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                drop();
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
