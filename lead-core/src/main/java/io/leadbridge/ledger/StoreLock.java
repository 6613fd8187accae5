package io.leadbridge.ledger;

import io.leadbridge.store.LeadStoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an embedded store to one owner: two copies of SQLite in one process corrupt each other's file, and two
 * processes would deliver the same lead. The operating system frees the lock at once when its owner dies.
 */
final class StoreLock implements AutoCloseable {
    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes {@code store.lock} in {@code directory}, or throws {@link LeadStoreException} when somebody has it. */
    static StoreLock take(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("store.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new LeadStoreException(
                    "the store in " + directory + " is in use by another process or web application;"
                            + " stop that one, or give each its own directory",
                    null);
        }
        return new StoreLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
