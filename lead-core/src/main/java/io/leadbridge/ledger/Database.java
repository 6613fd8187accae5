package io.leadbridge.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What the ledger is kept in. */
interface Database extends AutoCloseable {
    /** A new connection without auto-commit, whose commits are durable when they return. */
    Connection connect() throws SQLException;

    Dialect dialect();

    /** Begins a transaction on a connection of {@link #connect}. */
    default Transaction begin(Connection connection) throws SQLException {
        return new Transaction(connection, dialect());
    }

    /** Whether other processes may write here too. */
    default boolean isShared() {
        return false;
    }

    /** Keeps other processes from creating tables until the transaction ends, and makes a place for them. */
    default void prepare(Connection connection) throws SQLException {}

    /** Why a commit may be lost all the same, as a sentence that says what to do. */
    default Optional<String> weakness() {
        return Optional.empty();
    }

    /** Removes what is left on the disk of rows that were deleted; gives whether all of it is gone. */
    boolean scrub(Connection connection) throws SQLException;

    @Override
    void close();
}
