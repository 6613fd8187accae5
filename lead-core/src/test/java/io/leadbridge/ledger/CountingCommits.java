package io.leadbridge.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real database whose commits are counted. */
record CountingCommits(Database database, AtomicInteger commits) implements Database {
    @Override
    public Connection connect() throws SQLException {
        Connection connection = database.connect();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commits.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Dialect dialect() {
        return database.dialect();
    }

    @Override
    public boolean scrub(Connection connection) throws SQLException {
        return database.scrub(connection);
    }

    @Override
    public void close() {
        database.close();
    }
}
