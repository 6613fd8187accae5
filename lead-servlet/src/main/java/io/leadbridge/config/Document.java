package io.leadbridge.config;

import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Turns the bytes of a file into SnakeYAML's nodes, which know their line and column and hold every value as it was
 * written: {@code no}, {@code 0123} and {@code 1e3} stay text.
 */
final class Document {
    /** The largest file read: {@value} bytes (1 MiB). */
    static final int MAX_BYTES = 1 << 20;
    /** The deepest nesting read, in levels. */
    static final int MAX_DEPTH = 20;

    private final Faults faults;

    Document(Faults faults) {
        this.faults = faults;
    }

    /** The root of {@code file}; empty when the file is empty or cannot be read, the latter being noted. */
    Optional<Node> read(Path file) {
        return text(file).filter(this::printable).flatMap(this::compose);
    }

    private Optional<String> text(Path file) {
        try {
            return Optional.of(TextFile.read(file, MAX_BYTES));
        } catch (TextFile.UnusableException e) {
            faults.add(Place.START, "the file " + e.getMessage());
            return Optional.empty();
        }
    }

    private boolean printable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!StreamReader.isPrintable(text.codePointAt(i))) {
                faults.add(end(text.substring(0, i)), "a control character; remove it");
                return false;
            }
        }
        return true;
    }

    private static Place end(String text) {
        int line = (int) text.chars().filter(c -> c == '\n').count();
        return new Place("", line + 1, text.length() - text.lastIndexOf('\n'));
    }

    private Optional<Node> compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_BYTES);
        StreamReader reader = new StreamReader(text);
        try {
            return Optional.ofNullable(
                    new Composer(new ParserImpl(reader, options), new Resolver(), options).getSingleNode());
        } catch (RuntimeException e) { // not only YAMLException: the scanner lets some of the JDK's through
            SyntaxFault.note(e, reader, faults);
            return Optional.empty();
        }
    }
}
