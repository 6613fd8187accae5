package io.leadbridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.Lead;
import io.leadbridge.validation.LeadValidator;
import io.leadbridge.validation.ValidationResult.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code docs/mapping.md}, read for what can be tested in it. */
final class Guide {
    private static final String TEXT = read();

    private Guide() {}

    private static String read() {
        try {
            return Files.readString(Path.of("../docs/mapping.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands between the fences of each block of {@code language}. */
    static List<String> blocks(String language) {
        return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(TEXT)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    static String block(String language) {
        assertThat(blocks(language)).as(language).hasSize(1);
        return blocks(language).get(0);
    }

    /** The text of the section {@code heading}. */
    static String section(String heading) {
        String from = TEXT.substring(TEXT.indexOf("\n## " + heading + "\n") + 1);
        return from.split("\n## ", 2)[0];
    }

    /** The rows of the table in the section {@code heading}, each as its cells, without head. */
    static List<List<String>> table(String heading) {
        return section(heading)
                .lines()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(Guide::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Stream.of(row.substring(1).split("(?<!\\\\)\\|"))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .toList();
    }

    /** What stands between backticks in {@code cell}. */
    static List<String> code(String cell) {
        return Pattern.compile("`([^`]*)`")
                .matcher(cell)
                .results()
                .map(code -> code.group(1))
                .toList();
    }

    /** The lead that the page shows. */
    static Lead lead() {
        return ((Valid) LeadValidator.lenient()
                        .withClock(() -> Instant.parse("2026-11-22T12:00:00Z"))
                        .validate(block("json").getBytes(StandardCharsets.UTF_8)))
                .lead();
    }
}
