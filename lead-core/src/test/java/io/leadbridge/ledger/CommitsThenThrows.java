package io.leadbridge.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real database behind a driver that is at fault: some commits work and then throw, and so do some connections. */
record CommitsThenThrows(Database database, AtomicInteger badCommits, AtomicInteger badConnections)
        implements Database {
    @Override
    public Connection connect() throws SQLException {
        throwIfBad(badConnections);
        Connection connection = database.connect();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, method, arguments));
    }

    private Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
        try {
            Object result = method.invoke(connection, arguments);
            if (method.getName().equals("commit")) {
                throwIfBad(badCommits);
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void throwIfBad(AtomicInteger bad) {
        if (bad.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("a fault of the driver");
        }
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
