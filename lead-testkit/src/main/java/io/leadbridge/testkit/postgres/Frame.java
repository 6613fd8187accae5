package io.leadbridge.testkit.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One message of PostgreSQL's protocol 3.0: a type, the length of what follows (4 bytes, counting themselves), a body. */
final class Frame {
    private static final int LENGTH_BYTES = 4;

    /** A simple query: a request by itself. */
    static final char QUERY = 'Q';

    /** Ends a request; the server answers all of it with {@link #READY}. */
    static final char SYNC = 'S';

    /** The server has answered a request and waits for the next. */
    static final char READY = 'Z';

    private static final char NONE = '\0';

    private final char type;
    private final byte[] body;

    private Frame(char type, byte[] body) {
        this.type = type;
        this.body = body;
    }

    static Frame read(DataInputStream in) throws IOException {
        char type = (char) in.readUnsignedByte();
        return new Frame(type, readBody(in));
    }

    /** Reads the first message of a connection, which has no type. */
    static Frame readStartup(DataInputStream in) throws IOException {
        return new Frame(NONE, readBody(in));
    }

    char type() {
        return type;
    }

    /** The number that a startup message begins with: a version of the protocol, or a request for something else. */
    int code() {
        return ByteBuffer.wrap(body).getInt();
    }

    void write(DataOutputStream out) throws IOException {
        if (type != NONE) {
            out.writeByte(type);
        }
        out.writeInt(body.length + LENGTH_BYTES);
        out.write(body);
    }

    /** The body's texts, each of which ends with a zero byte, from the start of the body. */
    String text(int index) {
        int start = 0;
        for (int skipped = 0; skipped < index; skipped++) {
            start = end(start) + 1;
        }
        return new String(body, start, end(start) - start, UTF_8);
    }

    private int end(int start) {
        int end = start;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        return end;
    }

    private static byte[] readBody(DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - LENGTH_BYTES];
        in.readFully(body);
        return body;
    }
}
