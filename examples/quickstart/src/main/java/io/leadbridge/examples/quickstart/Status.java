package io.leadbridge.examples.quickstart;

/** What the process ends with. */
enum Status {
    /** All is well. */
    FINE(0),
    /** Something is missing or refused. */
    MISSING(1),
    /** The command line or the configuration is at fault. */
    FAULTY(2);

    final int code;

    Status(int code) {
        this.code = code;
    }
}
