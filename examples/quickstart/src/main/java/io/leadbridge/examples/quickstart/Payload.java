package io.leadbridge.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads payloads out of files. */
final class Payload {
    /** The largest that an endpoint can be set to take in: 16 MiB. */
    private static final int MOST = 1 << 24;

    private Payload() {}

    /** What stands in {@code file}; throws {@link UsageException} when it cannot be read. */
    static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] read = in.readNBytes(MOST + 1);
            if (read.length > MOST) {
                throw new UsageException(file + " is larger than 16 MiB, which no endpoint takes in");
            }
            return read;
        } catch (IOException e) {
            throw new UsageException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + "); check its name and rights");
        }
    }
}
