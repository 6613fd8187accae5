package io.leadbridge.ledger;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The writer's connection. A commit whose answer is lost is looked up on a new one: each is numbered in the row of this
 * node. Used by one thread.
 */
final class Session implements AutoCloseable {
    private static final int LOOK_AGAIN_MILLIS = 200;
    private static final String UNKNOWN = "08007";

    private final Database database;
    private final String node;
    private final KeptConnection connection;
    private final CountDownLatch hurry = new CountDownLatch(1);
    private boolean wasFresh;
    private long batch;

    Session(Database database, String node) {
        this.database = database;
        this.node = node;
        this.connection = new KeptConnection(database);
    }

    /** Begins what is written next. */
    Transaction begin() throws SQLException {
        wasFresh = true; // so it is when it cannot be opened
        Transaction transaction = connection.begin();
        wasFresh = connection.isFresh();
        return transaction;
    }

    /** Whether a failure may be that of a connection which died meanwhile, and surely nothing was kept. */
    boolean mayTryAgain(Throwable failure) {
        return !wasFresh && !isUnknown(failure);
    }

    /** Whether a failure leaves open whether something was committed. */
    boolean isUnknown(Throwable failure) {
        return failure instanceof SQLException sql && UNKNOWN.equals(sql.getSQLState());
    }

    /** Waits a moment; false when there is no time for that. */
    boolean pause() {
        try {
            return !hurry.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Writes the last thing that this node does; without a number, since its row goes with it. */
    void end(Writer.Work<?> last) throws SQLException {
        last.run(connection.begin());
        connection.commit();
    }

    /** Makes what was changed durable, or throws when it surely was not kept. */
    void commit(Transaction transaction) throws SQLException {
        if (!transaction.hasChanged()) {
            connection.rollback();
            return;
        }
        batch++;
        NodeTable.mark(transaction, node, batch);
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
                long last = NodeTable.lastBatch(connection.begin(), node);
                connection.rollback();
                return last == batch;
            } catch (SQLException | RuntimeException stillAway) {
                drop();
            }
            if (!pause()) {
                throw unknown(failure);
            }
        }
    }

    private static SQLException unknown(Exception failure) {
        return new SQLException("nobody knows whether it was committed", UNKNOWN, failure);
    }

    /** Whether a failure says that the store cannot be written to at all. */
    boolean isTrouble(SQLException failure) {
        return !connection.isOpen() || database.dialect().isTrouble(failure);
    }

    /** Does not wait any longer for a store that is away. */
    void hurry() {
        hurry.countDown();
    }

    /** Lets go of the connection, which rolls back. */
    void drop() {
        connection.drop();
    }

    @Override
    public void close() {
        drop();
    }
}
