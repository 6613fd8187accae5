package io.leadbridge.examples.quickstart;

import java.util.List;

/** One thing the jar can do, called by its name on the command line. */
interface Command {
    String name();

    /** What it does and its options, for {@code --help}; several lines. */
    String help();

    /**
     * Does it, and returns when it is done.
     *
     * @param arguments what follows the name
     * @throws UsageException when the arguments make no sense
     * @throws CannotStartException when what it needs is not there
     */
    void run(List<String> arguments);
}
