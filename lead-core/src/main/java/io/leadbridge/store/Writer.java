package io.leadbridge.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one who writes: all that wait are written in one transaction, so they share one fsync (group commit), and what
 * arrives meanwhile is in the next. A batch that fails is written again one by one, so that bad work fails alone.
 * Futures are completed by the writing thread, after the commit.
 */
final class Writer implements AutoCloseable {
    /** Most works in one transaction. */
    static final int MAX_BATCH = 256;
    /** Most payload bytes in one transaction, unless one work alone has more. */
    static final long MAX_BATCH_BYTES = 4L * 1024 * 1024;
    /** Most payload bytes that wait; more are refused. */
    static final long MAX_WAITING_BYTES = 64L * 1024 * 1024;
    /** Most works that wait; more are refused. */
    static final int MAX_WAITING = 10_000;

    /** In this order work is taken. */
    enum Lane {
        ACCEPT,
        OUTCOME,
        MAINTENANCE
    }

    /** Something to write; runs again from the start when its transaction failed. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private final Database database;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Map<Lane, Queue<Job<?>>> lanes = new EnumMap<>(Lane.class);
    private int waiting;
    private long waitingBytes;
    private boolean closed;
    private @Nullable Connection connection;

    Writer(Database database) {
        this.database = database;
        thread = new Thread(this::run, "leadbridge-writer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Writes {@code work} as soon as may be; fails with {@link LeadStoreException}. */
    <T> CompletableFuture<T> submit(Lane lane, long bytes, Work<T> work) {
        Job<T> job = new Job<>(work, bytes, new CompletableFuture<>());
        lock.lock();
        try {
            if (closed) {
                job.fail("the store is closed", null);
            } else if (waiting >= MAX_WAITING || waitingBytes + bytes > MAX_WAITING_BYTES) {
                job.fail("the store is busy: " + waiting + " writes wait already", null);
            } else {
                lanes.computeIfAbsent(lane, unused -> new ArrayDeque<>()).add(job);
                waiting++;
                waitingBytes += bytes;
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
        return job.result;
    }

    private void run() {
        for (List<Job<?>> batch = take(); !batch.isEmpty(); batch = take()) {
            write(batch);
        }
        disconnect();
    }

    /** Waits for work; empty only when closed and all is written. */
    private List<Job<?>> take() {
        lock.lock();
        try {
            while (waiting == 0 && !closed) {
                arrived.awaitUninterruptibly();
            }
            List<Job<?>> batch = new ArrayList<>();
            long bytes = 0;
            for (Job<?> job = next(bytes); job != null && batch.size() < MAX_BATCH; job = next(bytes)) {
                remove(job);
                batch.add(job);
                bytes += job.bytes;
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Job<?> next(long bytes) {
        for (Queue<Job<?>> lane : lanes.values()) {
            Job<?> job = lane.peek();
            if (job != null) {
                return bytes == 0 || bytes + job.bytes <= MAX_BATCH_BYTES ? job : null;
            }
        }
        return null;
    }

    private void remove(Job<?> job) {
        for (Queue<Job<?>> lane : lanes.values()) {
            if (lane.peek() == job) {
                lane.remove();
            }
        }
        waiting--;
        waitingBytes -= job.bytes;
    }

    private void write(List<Job<?>> batch) {
        try {
            Connection open = connect();
            for (Job<?> job : batch) {
                job.run(open);
            }
            open.commit();
            batch.forEach(Job::succeed);
        } catch (SQLException | RuntimeException e) {
            disconnect();
            if (batch.size() == 1) {
                batch.get(0).fail("the store could not write: " + reason(e), e);
            } else {
                batch.forEach(job -> write(List.of(job)));
            }
        }
    }

    private static String reason(Exception e) {
        return e instanceof SQLException sql
                ? "SQL state " + sql.getSQLState() + ", code " + sql.getErrorCode()
                : e.getClass().getSimpleName();
    }

    private Connection connect() throws SQLException {
        if (connection == null) {
            connection = database.connect();
        }
        return connection;
    }

    /** After any failure the connection's state is not known: it is dropped, which rolls back. */
    private void disconnect() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It is given up in any case.
            }
            connection = null;
        }
    }

    /** Refuses new work, writes what waits, and returns when that is done. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Job<T> {
        private final Work<T> work;
        private final long bytes;
        private final CompletableFuture<T> result;
        private @Nullable T value;

        Job(Work<T> work, long bytes, CompletableFuture<T> result) {
            this.work = work;
            this.bytes = bytes;
            this.result = result;
        }

        void run(Connection connection) throws SQLException {
            value = work.run(connection);
        }

        void succeed() {
            result.complete(value);
        }

        void fail(String message, @Nullable Throwable cause) {
            result.completeExceptionally(new LeadStoreException(message, cause));
        }
    }
}
