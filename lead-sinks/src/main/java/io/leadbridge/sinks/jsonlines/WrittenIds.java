package io.leadbridge.sinks.jsonlines;

import io.leadbridge.model.LeadId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which leads stand in the file, so that a repeat writes no second line. Reads only what has come since the last time,
 * and begins anew when the last line it knows is no longer where it was: another file lies there now, or it was cut.
 *
 * <p>Only whole lines count: one that does not end in <code>}</code> is the rest of a crash that an editor gave a line
 * break. Not safe for several threads.
 */
final class WrittenIds {
    private static final int CHUNK = 64 * 1024;

    private final IdSet ids = new IdSet();
    private final byte[] head = new byte[LeadLine.HEAD];
    private long lastStart;
    private @Nullable LeadId last;

    /** The ids in {@code file}, which must end in a whole line. */
    IdSet in(FileChannel file) throws IOException {
        if (last != null && !last.equals(idAt(lastStart, file))) {
            ids.clear();
            lastStart = 0;
            last = null;
        }
        readOn(file);
        return ids;
    }

    private @Nullable LeadId idAt(long position, FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LeadLine.HEAD);
        while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) > 0) {
            // read on
        }
        return LeadLine.id(Arrays.copyOf(bytes.array(), bytes.position())).orElse(null);
    }

    private void readOn(FileChannel file) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        byte[] bytes = chunk.array();
        long start = lastStart;
        int length = 0;
        byte before = 0;
        for (long at = start; file.read(chunk.clear(), at) > 0; at += chunk.position()) {
            for (int i = 0, count = chunk.position(); i < count; i++) {
                byte next = bytes[i];
                if (next == '\n') {
                    note(start, length, before);
                    start = at + i + 1;
                    length = 0;
                } else if (length < head.length) {
                    head[length++] = next;
                }
                before = next == '\r' ? before : next;
            }
        }
    }

    private void note(long start, int length, byte lastByte) {
        Optional<LeadId> id = lastByte == '}' ? LeadLine.id(Arrays.copyOf(head, length)) : Optional.empty();
        if (id.isPresent()) {
            ids.add(id.get());
            last = id.get();
            lastStart = start;
        }
    }
}
