package io.leadbridge.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is there for one purpose, and gone afterwards. */
record TemporaryFolder(Path path) {
    static TemporaryFolder create(String prefix) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(prefix));
    }

    /** Lets every user of the machine read it. */
    void openToAll() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Removes it with all that is in it; nothing to do when it is not there. */
    void delete() throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        try (Stream<Path> contents = Files.walk(path)) {
            List<Path> innermostFirst =
                    contents.sorted(Comparator.reverseOrder()).toList();
            for (Path one : innermostFirst) {
                Files.deleteIfExists(one);
            }
        }
    }
}
