package io.leadbridge.testkit.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults that are still to be met: counted ones first, in the order in which they were set, then standing ones. */
final class FaultScript {
    private final List<Entry> counted = new ArrayList<>();
    private final List<Entry> standing = new ArrayList<>();

    private static final class Entry {
        private final Predicate<Request> which;
        private final Fault fault;
        private int left;

        Entry(int times, Predicate<Request> which, Fault fault) {
            this.left = times;
            this.which = which;
            this.fault = fault;
        }
    }

    synchronized void add(int times, Predicate<Request> which, Fault fault) {
        counted.add(new Entry(times, which, fault));
    }

    synchronized void addStanding(Predicate<Request> which, Fault fault) {
        standing.add(0, new Entry(0, which, fault));
    }

    synchronized void clear() {
        counted.clear();
        standing.clear();
    }

    /** What this request meets; uses up one of a counted fault. */
    synchronized Fault take(Request request) {
        for (Iterator<Entry> entries = counted.iterator(); entries.hasNext(); ) {
            Entry entry = entries.next();
            if (entry.which.test(request)) {
                entry.left--;
                if (entry.left == 0) {
                    entries.remove();
                }
                return entry.fault;
            }
        }
        Optional<Entry> stands =
                standing.stream().filter(entry -> entry.which.test(request)).findFirst();
        return stands.map(entry -> entry.fault).orElse(Fault.NONE);
    }
}
