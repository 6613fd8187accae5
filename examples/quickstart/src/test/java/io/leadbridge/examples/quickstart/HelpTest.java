package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HelpTest {
    private static final String CALL = "java -jar quickstart.jar";

    static List<Command> commands() {
        return List.of(new Serve(), new Check(), new Preview(), new Send(), new Schema(), new Key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void namesEveryCommandAndWhatTheProcessEndsWith(String option) {
        CommandLine help = CommandLine.run(option);

        assertThat(help.status()).isEqualTo(Status.FINE);
        assertThat(help.errors()).isEmpty();
        assertThat(commands()).allSatisfy(command -> assertThat(help.output()).contains("\n  " + command.name()));
        assertThat(help.output()).contains("Ends with 0", "1 when", "2 when");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void ofACommandShowsItsOptionsAndExamplesThatAreUnderstood(Command command) {
        CommandLine help = CommandLine.run(command.name(), "--help");
        Syntax syntax = command.syntax();

        assertThat(help.status()).isEqualTo(Status.FINE);
        assertThat(help.output()).startsWith(command.name()).contains("Ends with 0");
        assertThat(Stream.concat(syntax.options().stream(), syntax.switches().stream()))
                .allSatisfy(option -> assertThat(help.output()).contains("\n  " + option + " "));
        List<String> examples = help.output()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(CALL))
                .toList();
        assertThat(examples).isNotEmpty().allSatisfy(example -> Options.of(arguments(example, command), syntax));
    }

    @Test
    void knowsEveryCallOfThePageOnConfiguration() throws IOException {
        String page = Files.readString(Path.of("../../docs/configuration.md"));
        List<String> calls = Pattern.compile(CALL + " [^`\n)]+")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(calls).isNotEmpty().allSatisfy(call -> {
            String name = call.substring(CALL.length()).strip().split(" ")[0];
            Command command = commands().stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            Options.of(arguments(call, command), command.syntax());
        });
    }

    /** What stands behind the command's name, without what is the shell's. */
    private static List<String> arguments(String example, Command command) {
        String rest = example.substring(CALL.length()).replaceFirst(" >.*", "").replace("'", "");
        return Stream.of(rest.split(" "))
                .filter(word -> !word.isEmpty() && !word.equals(command.name()))
                .toList();
    }

    @Test
    void isWhatAnUnknownCommandIsReferredTo() {
        CommandLine unknown = CommandLine.run("chek");

        assertThat(unknown)
                .isEqualTo(new CommandLine(
                        Status.FAULTY, "", "\"chek\" is not a command. See: java -jar quickstart.jar --help\n"));
    }

    @Test
    void ofItsCommandIsWhatAnUnknownOptionIsReferredTo() {
        assertThat(CommandLine.run("check", "--confg", "x").errors())
                .isEqualTo("\"--confg\" is not an option here. See: java -jar quickstart.jar check --help\n");
        assertThat(CommandLine.run("key", "one").errors())
                .isEqualTo(
                        "too many words: beside options none belongs here. See: java -jar quickstart.jar key --help\n");
    }
}
