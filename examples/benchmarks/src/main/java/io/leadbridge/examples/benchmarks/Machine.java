package io.leadbridge.examples.benchmarks;

/** Says on what a figure was measured. */
final class Machine {
    private Machine() {}

    /** Java, system and processors, in a line. */
    static String description() {
        return "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + ", " + Runtime.getRuntime().availableProcessors() + " processors";
    }
}
