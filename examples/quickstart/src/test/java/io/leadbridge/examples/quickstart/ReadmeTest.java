package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the README shows is what is compiled and tested: each snippet stands below a comment that names its file, and
 * the region in it between {@code tag::name[]} and {@code end::name[]}.
 */
final class ReadmeTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- ([\\w./-]+)(?:#(\\w+))? -->\n```\\w+\n(.*?)```\n", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> everySnippetIsAsInItsFile() throws IOException {
        return SNIPPET.matcher(readme())
                .results()
                .map(snippet -> DynamicTest.dynamicTest(
                        snippet.group(1), () -> assertThat(snippet.group(3)).isEqualTo(source(snippet))));
    }

    @Test
    void onlyCommandsAndTheDependencyHaveNoFile() throws IOException {
        String others = SNIPPET.matcher(readme()).replaceAll("");

        assertThat(Pattern.compile("^```(\\w+)", Pattern.MULTILINE)
                        .matcher(others)
                        .results())
                .extracting(block -> block.group(1))
                .containsExactly("bash", "bash", "xml");
    }

    @Test
    void theDependencyHasTheVersionOfThisProject() throws IOException {
        Matcher version =
                Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(ROOT.resolve("pom.xml")));

        assertThat(version.find()).isTrue();
        assertThat(readme()).contains("<version>" + version.group(1) + "</version>");
    }

    private static String source(MatchResult snippet) throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve(snippet.group(1)));
        if (snippet.group(2) == null) {
            return String.join("\n", lines) + "\n";
        }
        return lines.stream()
                        .dropWhile(line -> !line.contains("tag::" + snippet.group(2) + "[]"))
                        .skip(1)
                        .takeWhile(line -> !line.contains("end::" + snippet.group(2) + "[]"))
                        .collect(Collectors.joining("\n"))
                        .stripIndent()
                + "\n";
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
