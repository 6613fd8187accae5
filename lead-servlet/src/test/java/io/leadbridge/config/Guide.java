package io.leadbridge.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is written for people: the pages below {@code docs}, and examples in Javadoc. */
final class Guide {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern FIELD = Pattern.compile("^\\| `(\\w+)` \\| `\\w+\\(\\)`", Pattern.MULTILINE);
    private static final Pattern YAML = Pattern.compile("^```yaml\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern JAVADOC = Pattern.compile("<pre>\\{@code\n(.*?)\n \\* }</pre>", Pattern.DOTALL);

    private Guide() {}

    static String page(String name) {
        return text(DOCS.resolve(name));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What conditions can be about, out of the page on mappings. */
    static List<String> leadFields() {
        String page = page("mapping.md");
        String fields = page.substring(page.indexOf("\n## Fields\n"), page.indexOf("\n## Transforms\n"));
        return FIELD.matcher(fields).results().map(field -> field.group(1)).toList();
    }

    /** The examples of {@code leads.yaml} on a page. */
    static List<String> yaml(String page) {
        return YAML.matcher(page).results().map(block -> block.group(1)).toList();
    }

    /** The first example in the Javadoc of each file below {@code folder} whose name ends so. */
    static List<String> javadocExamples(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(file -> JAVADOC.matcher(text(file)))
                    .filter(Matcher::find)
                    .map(example -> example.group(1).replaceAll("(?m)^ \\* ?", ""))
                    .toList();
        }
    }
}
