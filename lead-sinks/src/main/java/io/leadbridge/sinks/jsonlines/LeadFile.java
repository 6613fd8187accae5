package io.leadbridge.sinks.jsonlines;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;

/**
 * The file during one delivery: open, locked against other processes, and able to take back what it could not finish.
 *
 * <p>Two channels, because Java gives none that both reads and appends, and only appending is safe against a file that
 * shrinks meanwhile. The lock lies on the last possible byte, where it keeps no reader out on Windows.
 */
final class LeadFile implements AutoCloseable {
    /** A longer last line is not ours. */
    static final int LONGEST_LINE = 64 * 1024 * 1024;

    private static final int CHUNK = 64 * 1024;
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path path;
    private final FileChannel end;
    private final FileChannel content;

    private LeadFile(Path path, FileChannel end, FileChannel content) {
        this.path = path;
        this.end = end;
        this.content = content;
    }

    /** Opens or creates the file, and waits for its lock. */
    static LeadFile open(Path path) throws IOException {
        FileChannel end = FileChannel.open(path, Set.of(CREATE, APPEND), Folders.ownerOnly());
        try {
            return new LeadFile(path, end, FileChannel.open(path, READ)).locked();
        } catch (IOException | RuntimeException e) {
            end.close();
            throw e;
        }
    }

    private LeadFile locked() throws IOException {
        try {
            end.lock(LOCKED_BYTE, 1, false);
            if (content.size() != end.size()) {
                throw new IOException("the file was replaced while it was opened");
            }
            return this;
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }

    /** The file for reading, from any position. */
    FileChannel content() {
        return content;
    }

    /** Cuts off a line of ours that has no end; says false, and touches nothing, when such a line is not ours. */
    boolean cutUnfinishedLine() throws IOException {
        long size = end.size();
        long start = startOfLastLine(size);
        if (start == size) {
            return true;
        }
        if (start < 0 || !LeadLine.mayBegin(read(start, (int) Math.min(LeadLine.HEAD, size - start)))) {
            return false;
        }
        end.truncate(start);
        return true;
    }

    /** Behind the last line break; negative when that is too far away. */
    private long startOfLastLine(long size) throws IOException {
        long least = Math.max(0, size - LONGEST_LINE);
        int length = 1;
        for (long to = size; to > least; to -= length, length = CHUNK) {
            length = (int) Math.min(length, to - least);
            byte[] bytes = read(to - length, length);
            for (int i = length - 1; i >= 0; i--) {
                if (bytes[i] == '\n') {
                    return to - length + i + 1;
                }
            }
        }
        return least == 0 ? 0 : -1;
    }

    private byte[] read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (content.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("the file shrank while it was read");
            }
        }
        return bytes.array();
    }

    /** Adds {@code line}, all of it or nothing, and returns when it is on the disk. */
    void append(ByteBuffer line) throws IOException {
        long start = end.size();
        if (start == 0) {
            Folders.forceName(path);
        }
        try {
            while (line.hasRemaining()) {
                end.write(line);
            }
            force();
        } catch (IOException e) {
            takeBack(start, e);
            throw e;
        }
    }

    private void takeBack(long start, IOException reason) {
        try {
            end.truncate(start);
        } catch (IOException e) {
            // The next delivery cuts what is left of the line; the repeat of this one finds it when it is whole.
            reason.addSuppressed(e);
        }
    }

    /** Returns when all that was written is on the disk. */
    void force() throws IOException {
        end.force(false);
    }

    @Override
    public void close() throws IOException {
        try (end) {
            content.close();
        }
    }
}
