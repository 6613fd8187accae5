package io.leadbridge.validation;

import java.util.ArrayList;
import java.util.List;

/** Collects the warnings of one payload, in the order met; past {@value #MAX} they are only counted. */
final class Warnings {
    static final int MAX = 100;

    private final List<Warning> first = new ArrayList<>();
    private int more;

    void add(String pointer, String message) {
        if (first.size() < MAX) {
            first.add(new Warning(pointer, message));
        } else {
            more++;
        }
    }

    List<Warning> all() {
        List<Warning> all = new ArrayList<>(first);
        if (more > 0) {
            all.add(new Warning("", "and " + more + " more warnings"));
        }
        return all;
    }
}
