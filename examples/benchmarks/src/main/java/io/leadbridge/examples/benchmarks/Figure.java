package io.leadbridge.examples.benchmarks;

import java.io.PrintStream;

/** One thing that can be shown: measures it, and says what came out. */
interface Figure {
    /** What its user types. */
    String name();

    /** What it shows, in a line. */
    String meaning();

    /** Measures, and writes to {@code out} as it goes. */
    void show(PrintStream out) throws Exception;
}
