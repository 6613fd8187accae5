package io.leadbridge.ledger;

import io.leadbridge.ledger.Writer.Job;
import io.leadbridge.ledger.Writer.Lane;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be written. Lanes are emptied in their order, but each that waits gets its share of a batch: leads that
 * keep coming do not keep the outcomes out.
 */
final class Queue {
    /** Most works in one transaction. */
    static final int MAX_BATCH = 256;
    /** Most payload bytes in one transaction, unless one work alone has more. */
    static final long MAX_BATCH_BYTES = 4L * 1024 * 1024;
    /** Most payload bytes that wait; more are refused. */
    static final long MAX_WAITING_BYTES = 64L * 1024 * 1024;
    /** Most works that wait; more are refused. */
    static final int MAX_WAITING = 10_000;

    private static final Map<Lane, Integer> SHARES =
            Map.of(Lane.BEAT, 8, Lane.ACCEPT, 184, Lane.OUTCOME, 56, Lane.MAINTENANCE, 8);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Map<Lane, Deque<Job<?>>> lanes = new EnumMap<>(Lane.class);
    private int waiting;
    private long waitingBytes;
    private boolean closed;

    Queue() {
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new ArrayDeque<>());
        }
    }

    /** Puts a job in its lane; one that cannot wait fails at once. Only accepts are refused for lack of room. */
    void add(Job<?> job) {
        lock.lock();
        try {
            if (closed) {
                job.fail("the store is closed", null);
            } else if (job.lane() == Lane.ACCEPT && isFull(job)) {
                job.fail("the store is busy: " + waiting + " writes wait already", null);
            } else {
                lane(job).add(job);
                waiting++;
                waitingBytes += job.bytes();
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull(Job<?> job) {
        return waiting >= MAX_WAITING || waitingBytes + job.bytes() > MAX_WAITING_BYTES;
    }

    private Deque<Job<?>> lane(Job<?> job) {
        return lanes.getOrDefault(job.lane(), new ArrayDeque<>());
    }

    /** Waits for work and takes a batch of it; empty only when closed and all is taken. */
    List<Job<?>> take() {
        lock.lock();
        try {
            while (waiting == 0 && !closed) {
                arrived.awaitUninterruptibly();
            }
            Batch batch = new Batch();
            lanes.forEach((lane, jobs) -> batch.fill(jobs, SHARES.getOrDefault(lane, 0)));
            lanes.values().forEach(jobs -> batch.fill(jobs, MAX_BATCH));
            waiting -= batch.jobs.size();
            waitingBytes -= batch.bytes;
            return batch.jobs;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private static final class Batch {
        private final List<Job<?>> jobs = new ArrayList<>();
        private long bytes;

        void fill(Deque<Job<?>> lane, int most) {
            for (int i = 0; i < most && !lane.isEmpty() && hasRoom(lane.getFirst()); i++) {
                Job<?> job = lane.removeFirst();
                jobs.add(job);
                bytes += job.bytes();
            }
        }

        private boolean hasRoom(Job<?> job) {
            boolean fits = bytes == 0 || job.bytes() == 0 || bytes + job.bytes() <= MAX_BATCH_BYTES;
            return jobs.size() < MAX_BATCH && fits;
        }
    }
}
