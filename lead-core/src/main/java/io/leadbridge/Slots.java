package io.leadbridge;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The places for deliveries that run at once to one destination. Safe for use by several threads. */
final class Slots {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int all;
    private int free;
    private int stuck;
    private int suspensions;
    private boolean idle;
    private boolean news = true;
    private boolean closed;

    Slots(int all) {
        this.all = all;
        this.free = all;
    }

    /** To be asked before one looks whether the destination is idle. */
    int look() {
        lock.lock();
        try {
            return suspensions;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Says whether nothing waits to be delivered and the destination is open: what comes in may then start at once. What
     * was seen before the destination was suspended does not count.
     *
     * @param look what {@link #look} gave before
     */
    void setIdle(boolean idle, int look) {
        lock.lock();
        try {
            this.idle = idle && look == suspensions;
        } finally {
            lock.unlock();
        }
    }

    /** The destination is blocked or failing: nothing starts at once until somebody has looked again. */
    void suspend() {
        lock.lock();
        try {
            suspensions++;
            idle = false;
            news = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a slot for a lead that is coming in. Once one could not, those after it wait in line behind it. */
    boolean reserve() {
        lock.lock();
        try {
            idle = idle && free > 0 && !closed;
            free -= idle ? 1 : 0;
            return idle;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a free slot, and takes all that are; 0 when closed. */
    int takeAll() {
        lock.lock();
        try {
            while (free == 0 && !closed) {
                changed.awaitUninterruptibly();
            }
            int taken = closed ? 0 : free;
            free -= taken;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Gives slots back. */
    void giveBack(int slots) {
        lock.lock();
        try {
            free += slots;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A call in a slot does not return; gives whether that is so in all of them now. */
    boolean addStuck() {
        lock.lock();
        try {
            stuck++;
            return stuck == all;
        } finally {
            lock.unlock();
        }
    }

    /** It has returned after all. */
    void removeStuck() {
        lock.lock();
        try {
            stuck--;
        } finally {
            lock.unlock();
        }
    }

    /** Something new may be due. */
    void wake() {
        lock.lock();
        try {
            news = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something new may be due, at most {@code limit}; gives whether it is closed. */
    boolean awaitNews(Duration limit) {
        lock.lock();
        try {
            long nanos = limit.toNanos();
            while (!news && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            news = false;
            lock.unlock();
        }
        return isClosed();
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
