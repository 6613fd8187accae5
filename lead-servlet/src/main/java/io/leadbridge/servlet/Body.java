package io.leadbridge.servlet;

import java.io.ByteArrayOutputStream;

/** Takes the body of one request in, up to a limit; not safe for several threads at once. */
final class Body {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private final int limit;
    private final boolean wanted;
    private int size;

    /** A body of at most {@code limit} bytes, which are thrown away at once when they are not wanted. */
    Body(int limit, boolean wanted) {
        this.limit = limit;
        this.wanted = wanted;
    }

    /** Takes the first {@code length} bytes of {@code chunk} in; false when they do not fit any more. */
    boolean add(byte[] chunk, int length) {
        if (length > limit - size) {
            return false;
        }
        size += length;
        if (wanted) {
            bytes.write(chunk, 0, length);
        }
        return true;
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
