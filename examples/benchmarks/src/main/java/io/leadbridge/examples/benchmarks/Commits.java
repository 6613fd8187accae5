package io.leadbridge.examples.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Counts the commits of an embedded store, each of which is one fsync of the write-ahead log; checkpoints add a few (3 in
 * 100, by strace). SQLite counts them itself, in the WAL index: bytes 8 to 11 of {@code *-shm}, in the machine's byte
 * order, grow by one for each transaction ("iChange" in SQLite's page "WAL-mode File Format").
 *
 * <p>Close it after the store only: a process that closes the file loses SQLite's locks on it.
 */
final class Commits implements AutoCloseable {
    private static final int COUNTER_AT = 8;

    private final FileChannel index;

    private Commits(FileChannel index) {
        this.index = index;
    }

    /** Those of the store in {@code folder}, which has committed at least once. */
    static Commits of(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*-shm")) {
            for (Path file : files) {
                return new Commits(FileChannel.open(file));
            }
        }
        throw new NoSuchFileException(
                folder + "/*-shm", null, "the store keeps no WAL index there to count commits by");
    }

    /** How many there were, modulo 2³². */
    int count() throws IOException {
        ByteBuffer counter = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
        if (index.read(counter, COUNTER_AT) < Integer.BYTES) {
            throw new EOFException("the WAL index of the store ends before its counter");
        }
        return counter.getInt(0);
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
