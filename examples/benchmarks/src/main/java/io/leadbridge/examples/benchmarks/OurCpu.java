package io.leadbridge.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * CPU time of this process without that of the testkit's servers in it: user and system, of whatever thread, so that the
 * HTTP client's own, those that live for one request only, the collector and the compiler are in it.
 */
final class OurCpu {
    /** The platform counts a process's time in steps of this many nanoseconds; less than one counts as one. */
    static final long STEP = 10_000_000;

    private static final String SERVER = "fake-server";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What is measured. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private OurCpu() {}

    /** The nanoseconds that {@code work} costs, or anything else that runs here meanwhile. */
    static long nanos(Work work) throws Exception {
        Map<Long, Long> serversBefore = servers();
        Duration before = process();
        work.run();
        long all = process().minus(before).toNanos();
        long servers = servers().entrySet().stream()
                .mapToLong(server -> server.getValue() - serversBefore.getOrDefault(server.getKey(), 0L))
                .sum();
        return Math.max(STEP, all - servers);
    }

    private static Duration process() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException(
                        "this platform does not tell the CPU time of a process: measure on Linux, macOS or Windows"));
    }

    /** The nanoseconds of each server thread so far, by its id. */
    private static Map<Long, Long> servers() {
        Map<Long, Long> servers = new HashMap<>();
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().equals(SERVER)) {
                servers.put(thread.getThreadId(), Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId())));
            }
        }
        return servers;
    }
}
