package io.leadbridge.examples.quickstart;

import io.leadbridge.config.InvalidConfigurationException;
import io.leadbridge.store.LeadStoreException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs Leadbridge from the command line: {@code java -jar quickstart.jar --help}. Ends with 0 when all is well, 1 when
 * something is missing or refused, 2 when the command line or the configuration is at fault.
 */
public final class Quickstart {
    private static final List<Command> COMMANDS =
            List.of(new Serve(), new Check(), new Preview(), new Send(), new Schema(), new Key());
    private static final Set<String> HELP = Set.of("--help", "-h");
    private static final String CALL = "java -jar quickstart.jar ";

    private Quickstart() {}

    public static void main(String[] arguments) {
        ConsoleLog.install();
        Status status = run(List.of(arguments), System.out, System.err);
        if (status != Status.FINE) {
            System.exit(status.code);
        }
    }

    /** Runs the command that {@code arguments} call; what went wrong is told on {@code err}. */
    static Status run(List<String> arguments, PrintStream out, PrintStream err) {
        if (!arguments.isEmpty() && HELP.contains(arguments.get(0))) {
            out.print(Help.of(COMMANDS));
            return Status.FINE;
        }
        boolean isNamed = !arguments.isEmpty() && !arguments.get(0).startsWith("-");
        Optional<Command> command =
                isNamed ? find(arguments.get(0)) : COMMANDS.stream().findFirst();
        if (command.isEmpty()) {
            err.println("\"" + arguments.get(0) + "\" is not a command. See: " + CALL + "--help");
            return Status.FAULTY;
        }
        return run(command.get(), isNamed ? arguments.subList(1, arguments.size()) : arguments, out, err);
    }

    private static Optional<Command> find(String name) {
        return COMMANDS.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    private static Status run(Command command, List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.stream().anyMatch(HELP::contains)) {
            out.print(Help.of(command));
            return Status.FINE;
        }
        try {
            return command.run(Options.of(arguments, command.syntax()), out);
        } catch (UsageException e) {
            err.println(e.getMessage() + ". See: " + CALL + command.name() + " --help");
            return Status.FAULTY;
        } catch (InvalidConfigurationException e) {
            err.println(e.getMessage());
            return Status.FAULTY;
        } catch (FailedException e) {
            err.println(e.getMessage());
            return Status.MISSING;
        } catch (CannotStartException | LeadStoreException e) {
            err.println("Cannot start: " + withCauses(e));
            return Status.MISSING;
        }
    }

    private static String withCauses(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> cause == failure ? cause.getMessage() : "caused by " + cause)
                .collect(Collectors.joining("\n  "));
    }
}
