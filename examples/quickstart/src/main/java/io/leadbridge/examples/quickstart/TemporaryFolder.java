package io.leadbridge.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for what Tomcat wants to put somewhere; it goes with the process. */
final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    static TemporaryFolder create() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("leadbridge-"));
        } catch (IOException e) {
            throw new CannotStartException(
                    "cannot make a temporary folder; name a writable one by java -Djava.io.tmpdir=FOLDER", e);
        }
    }

    Path path() {
        return path;
    }

    /** Removes it and what is in it, as far as that works: the system cleans up the rest. */
    @Override
    public void close() {
        try (Stream<Path> content = Files.walk(path)) {
            List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(TemporaryFolder.class.getName())
                    .log(System.Logger.Level.WARNING, "could not remove the temporary folder " + path);
        }
    }
}
