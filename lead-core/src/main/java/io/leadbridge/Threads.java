package io.leadbridge;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Names our threads, so that a thread dump reads, and lets none keep a process alive. */
final class Threads {
    private Threads() {}

    /** Two threads that complete receipts; once shut down, whoever completes one does it himself. */
    static ExecutorService answering() {
        return new ThreadPoolExecutor(
                2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("answers"), (task, pool) -> task.run());
    }

    /** So many threads, all started: none is missing when memory is short. */
    static ExecutorService started(int threads, String name) {
        var pool =
                new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
        pool.prestartAllCoreThreads();
        return pool;
    }

    /** One thread for time limits. Those that are over, nearly all, do not keep their leads in memory until then. */
    static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("timer"));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Waits a moment for threads that have nothing left to do: a container complains of those that outlive it. */
    static void awaitEnd(ExecutorService... pools) {
        try {
            for (ExecutorService pool : pools) {
                pool.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "leadbridge-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
