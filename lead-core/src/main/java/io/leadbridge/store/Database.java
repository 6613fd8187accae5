package io.leadbridge.store;

import java.sql.Connection;
import java.sql.SQLException;

/** What the ledger is kept in. */
interface Database extends AutoCloseable {
    /** A new connection without auto-commit, whose commits are durable when they return. */
    Connection connect() throws SQLException;

    @Override
    void close();
}
