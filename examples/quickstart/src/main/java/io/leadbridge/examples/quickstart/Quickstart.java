package io.leadbridge.examples.quickstart;

import io.leadbridge.config.InvalidConfigurationException;
import io.leadbridge.store.LeadStoreException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs Leadbridge from the command line: {@code java -jar quickstart.jar --help}. Ends with 0 when all went well, 1 when
 * it could not start, 2 when the command line makes no sense.
 */
public final class Quickstart {
    private static final List<Command> COMMANDS = List.of(new Serve());

    private Quickstart() {}

    public static void main(String[] arguments) {
        ConsoleLog.install();
        int status = run(List.of(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            System.out.print(help());
            return 0;
        }
        try {
            runCommand(arguments);
            return 0;
        } catch (UsageException e) {
            System.err.println(e.getMessage() + ". See: java -jar quickstart.jar --help");
            return 2;
        } catch (CannotStartException | InvalidConfigurationException | LeadStoreException e) {
            System.err.println("Cannot start: " + withCauses(e));
            return 1;
        }
    }

    /** The first argument names the command; without a name it is the first command there is. */
    private static void runCommand(List<String> arguments) {
        if (arguments.isEmpty() || arguments.get(0).startsWith("-")) {
            COMMANDS.get(0).run(arguments);
            return;
        }
        String name = arguments.get(0);
        Optional<Command> named =
                COMMANDS.stream().filter(command -> command.name().equals(name)).findFirst();
        named.orElseThrow(() -> new UsageException("\"" + name + "\" is not a command"))
                .run(arguments.subList(1, arguments.size()));
    }

    private static String help() {
        return COMMANDS.stream()
                .map(Command::help)
                .collect(Collectors.joining("\n", "java -jar quickstart.jar [command] [options]\n\n", ""));
    }

    private static String withCauses(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> cause == failure ? cause.getMessage() : "caused by " + cause)
                .collect(Collectors.joining("\n  "));
    }
}
