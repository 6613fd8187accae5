package io.leadbridge.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The writer's connection: opened when needed, dropped after any failure, since its state is not known then. A commit
 * whose answer is lost is looked up on a new connection: each is numbered in the row of this node. Used by one thread.
 */
final class Session implements AutoCloseable {
    private static final int LOOK_AGAIN_MILLIS = 200;
    private static final String UNKNOWN = "08007";

    private final Database database;
    private final String node;
    private final CountDownLatch hurry = new CountDownLatch(1);
    private @Nullable Connection connection;
    private boolean wasOpen;
    private long batch;

    Session(Database database, String node) {
        this.database = database;
        this.node = node;
    }

    /** Begins what is written next. */
    Transaction begin() throws SQLException {
        wasOpen = connection != null;
        return transaction();
    }

    /** Whether the connection was open already when that began. */
    boolean wasOpen() {
        return wasOpen;
    }

    private Transaction transaction() throws SQLException {
        if (connection == null) {
            connection = database.connect();
        }
        return database.begin(connection);
    }

    /** Makes what was changed durable, or throws when it surely was not kept. */
    void commit(Transaction transaction) throws SQLException {
        if (connection == null) {
            throw new SQLException("no connection", "08003");
        }
        if (!transaction.hasChanged()) {
            connection.rollback();
            return;
        }
        batch++;
        if (!transaction.isLeaving()) {
            NodeTable.mark(transaction, node, batch);
        }
        try {
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            drop();
            if (!wasCommitted(e)) {
                throw e;
            }
        }
    }

    /** Asks until there is an answer; who waits for the commit leaves by himself, and the store may be away for long. */
    private boolean wasCommitted(Exception failure) throws SQLException {
        while (true) {
            try {
                long last = NodeTable.lastBatch(transaction(), node);
                rollback();
                return last == batch;
            } catch (SQLException | RuntimeException stillAway) {
                drop();
            }
            try {
                if (hurry.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw unknown(failure);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unknown(failure);
            }
        }
    }

    private static SQLException unknown(Exception failure) {
        return new SQLException("nobody knows whether it was committed", UNKNOWN, failure);
    }

    /** Whether a failure leaves open whether something was committed. */
    static boolean isUnknown(Throwable failure) {
        return failure instanceof SQLException sql && UNKNOWN.equals(sql.getSQLState());
    }

    private void rollback() throws SQLException {
        if (connection != null) {
            connection.rollback();
        }
    }

    /** Whether a failure says that the store cannot be written to at all. */
    boolean isTrouble(SQLException failure) {
        return connection == null || database.dialect().isTrouble(failure);
    }

    /** Does not wait any longer for a store that is away. */
    void hurry() {
        hurry.countDown();
    }

    /** Lets go of the connection, which rolls back. */
    void drop() {
        if (connection != null) {
            Connections.drop(connection);
            connection = null;
        }
    }

    @Override
    public void close() {
        drop();
    }
}
