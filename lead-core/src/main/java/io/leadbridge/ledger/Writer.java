package io.leadbridge.ledger;

import io.leadbridge.store.LeadStoreException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one who writes: all that wait are written in one transaction, so they share one fsync (group commit), and what
 * arrives meanwhile is in the next. Work that is at fault itself fails alone: a batch that it was in is written again
 * one by one. When nobody knows whether a commit worked, that is found out before anyone is told. Futures are completed
 * by the writing thread, after the commit.
 */
final class Writer implements AutoCloseable {
    /** In this order work is taken. */
    enum Lane {
        BEAT,
        ACCEPT,
        OUTCOME,
        MAINTENANCE
    }

    /** Something to write; runs again from the start when its transaction failed. */
    interface Work<T> {
        T run(Transaction transaction) throws SQLException;
    }

    private static final int CLOSE_SECONDS = 5;

    /** A lead that cannot be written now is tried again for so long, since the store may be back soon; Microsoft sends once. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(4);

    private final Session session;
    private final Work<?> last;
    private final Runnable afterwards;
    private final Queue queue = new Queue();
    private final Thread thread;
    private volatile @Nullable String trouble;

    /**
     * Writes as {@code node}, under whose name it numbers its batches. When it is closed and all is written, {@code last}
     * is, and then {@code afterwards} runs.
     */
    Writer(Database database, String node, Work<?> last, Runnable afterwards) {
        this.session = new Session(database, node);
        this.last = last;
        this.afterwards = afterwards;
        thread = new Thread(this::run, "leadbridge-writer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Writes {@code work} as soon as may be; fails with {@link LeadStoreException}. */
    <T> CompletableFuture<T> submit(Lane lane, long bytes, Work<T> work) {
        return submit(lane, bytes, "", work);
    }

    /**
     * The same, in the order of {@code key} among all of its lane that are written together: those who write the same
     * rows in the same order do not stop each other from different processes.
     */
    <T> CompletableFuture<T> submit(Lane lane, long bytes, String key, Work<T> work) {
        Job<T> job = new Job<>(lane, work, bytes, key, new CompletableFuture<>());
        queue.add(job);
        return job.result;
    }

    private void run() {
        for (List<Job<?>> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
            batch.sort(Comparator.<Job<?>, Lane>comparing(job -> job.lane).thenComparing(job -> job.key));
            write(batch);
        }
        try {
            session.end(last);
        } catch (SQLException | RuntimeException e) {
            trouble = reason(e); // what is left to do here, others do
        }
        session.close();
        afterwards.run();
    }

    /** Why nothing can be written; null when the last writing worked. */
    @Nullable
    String trouble() {
        return trouble;
    }

    private void write(List<Job<?>> batch) {
        try {
            Transaction transaction = session.begin();
            for (Job<?> job : batch) {
                job.run(transaction);
            }
            session.commit(transaction);
            trouble = null;
            batch.forEach(Job::succeed);
        } catch (SQLException | RuntimeException | Error e) {
            failed(batch, e);
        }
    }

    /** A connection that was open already may have died meanwhile, with the server's restart say: a new one is tried. */
    private void failed(List<Job<?>> batch, Throwable e) {
        boolean isTrouble = e instanceof SQLException failure && session.isTrouble(failure);
        boolean isStale = isTrouble && session.mayTryAgain(e);
        session.drop();
        if (isStale) {
            write(batch);
        } else if (isTrouble) {
            trouble = reason(e);
            tryAgain(batch, e);
        } else if (batch.size() == 1) {
            batch.get(0).fail("the store could not write: " + reason(e), e);
        } else {
            batch.forEach(job -> write(List.of(job)));
        }
    }

    /** Leads that came just now are tried again after a moment, if they surely were not kept; all else fails. */
    private void tryAgain(List<Job<?>> batch, Throwable e) {
        List<Job<?>> patient = batch.stream().filter(Job::isPatient).toList();
        boolean again = !patient.isEmpty() && !session.isUnknown(e) && session.pause();
        batch.stream()
                .filter(job -> !again || !patient.contains(job))
                .forEach(job -> job.fail("the store could not write: " + reason(e), e));
        if (again) {
            write(patient);
        }
    }

    private static String reason(Throwable e) {
        return e instanceof SQLException sql
                ? "SQL state " + sql.getSQLState() + ", code " + sql.getErrorCode()
                : e.getClass().getSimpleName();
    }

    /** Writes what waits, and ends; a store that does not answer for {@value #CLOSE_SECONDS} s is given up. */
    @Override
    public void close() {
        queue.close();
        session.hurry();
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
        while (thread.isAlive() && System.nanoTime() < end) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static final class Job<T> {
        private final Lane lane;
        private final Work<T> work;
        private final long bytes;
        private final String key;
        private final CompletableFuture<T> result;
        private final long submittedAt = System.nanoTime();
        private @Nullable T value;

        Job(Lane lane, Work<T> work, long bytes, String key, CompletableFuture<T> result) {
            this.lane = lane;
            this.work = work;
            this.bytes = bytes;
            this.key = key;
            this.result = result;
        }

        Lane lane() {
            return lane;
        }

        long bytes() {
            return bytes;
        }

        boolean isPatient() {
            return lane == Lane.ACCEPT && System.nanoTime() - submittedAt < PATIENCE_NANOS;
        }

        void run(Transaction transaction) throws SQLException {
            value = work.run(transaction);
        }

        void succeed() {
            result.complete(value);
        }

        void fail(String message, @Nullable Throwable cause) {
            result.completeExceptionally(new LeadStoreException(message, cause));
        }
    }
}
