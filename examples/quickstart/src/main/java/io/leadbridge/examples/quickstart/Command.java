package io.leadbridge.examples.quickstart;

import java.io.PrintStream;

/** One thing the jar can do, called by its name on the command line. */
interface Command {
    String name();

    /** What it does (the first line), its arguments and examples, for {@code --help}; several lines. */
    String help();

    /** What may follow its name. */
    Syntax syntax();

    /**
     * Does it, and returns when it is done.
     *
     * @param out gets what was asked for, and nothing else
     * @throws UsageException when the arguments make no sense
     * @throws FailedException when it cannot be done
     */
    Status run(Options options, PrintStream out);
}
