package io.leadbridge.ledger;

import io.leadbridge.store.LeadStoreException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Reads for people, on a connection of its own: it sees what is committed and never holds the writer up. */
final class Reader implements AutoCloseable {
    private static final int CLOSE_SECONDS = 1;

    private final KeptConnection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;

    Reader(Database database) {
        this.connection = new KeptConnection(database);
    }

    <T> T read(Writer.Work<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new LeadStoreException("the store is closed", null);
            }
            T result = work.run(connection.begin());
            connection.rollback(); // ends the snapshot; the next reading sees what is new
            return result;
        } catch (SQLException e) {
            connection.drop();
            throw new LeadStoreException("cannot read the store: SQL state " + e.getSQLState(), e);
        } catch (RuntimeException e) {
            connection.drop();
            throw e;
        } finally {
            if (closed) {
                connection.drop();
            }
            lock.unlock();
        }
    }

    /** Lets go of the connection; a reading that gets no answer for {@value #CLOSE_SECONDS} s is broken off. */
    @Override
    public void close() {
        closed = true;
        if (takesLock()) {
            connection.drop();
            lock.unlock();
        } else {
            connection.abort();
        }
    }

    private boolean takesLock() {
        try {
            return lock.tryLock(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
