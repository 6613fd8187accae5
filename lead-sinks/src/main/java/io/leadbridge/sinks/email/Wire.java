package io.leadbridge.sinks.email;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** The connection to the mail server. It reads so much and no more: Angus Mail would read an answer without end. */
final class Wire extends Socket {
    /** All answers of one conversation together are shorter than this, in bytes. */
    static final int MAX_ANSWERS = 1024 * 1024;

    private int left = MAX_ANSWERS;

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                count(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                count(Math.max(0, read));
                return read;
            }
        };
    }

    /** Ends the conversation, whatever it waits for. */
    void hangUp() {
        try {
            close();
        } catch (IOException e) {
            // It was to end, and it has.
        }
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("the answers are longer than " + MAX_ANSWERS + " bytes");
        }
    }
}
