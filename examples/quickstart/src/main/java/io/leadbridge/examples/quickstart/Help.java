package io.leadbridge.examples.quickstart;

import java.util.List;
import java.util.stream.Collectors;

/** What {@code --help} prints. */
final class Help {
    private static final String STATUS = """

            Ends with 0 when all is well, 1 when something is missing or refused, 2 when the command line or the
            configuration is at fault. Errors go to the standard error stream.
            """;

    private Help() {}

    /** One line for each command. */
    static String of(List<Command> commands) {
        return commands.stream()
                        .map(command -> command.help().lines().findFirst().orElse(""))
                        .collect(Collectors.joining("\n  ", "java -jar quickstart.jar [COMMAND] [OPTIONS]\n  ", "\n"))
                + "\nOptions and examples of a command: java -jar quickstart.jar COMMAND --help\n"
                + STATUS.stripLeading();
    }

    static String of(Command command) {
        return command.help() + STATUS;
    }
}
