package io.leadbridge.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads whole files of UTF-8 text, up to a limit. */
final class TextFile {
    private TextFile() {}

    /** The text of {@code file} without byte order mark; the exception's message completes "the file …". */
    static String read(Path file, int mostBytes) throws UnusableException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, mostBytes);
        } catch (IOException e) {
            throw new UnusableException("cannot be read (" + e.getClass().getSimpleName() + "); check name and rights");
        }
    }

    /** The same, of a stream that the caller closes. */
    static String read(InputStream in, int mostBytes) throws IOException, UnusableException {
        byte[] bytes = in.readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
            throw new UnusableException("is larger than " + Size.text(mostBytes));
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean faulty = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, true)
                .isError();
        String read = text.flip().toString();
        if (faulty) {
            long line = 1 + read.chars().filter(c -> c == '\n').count();
            throw new UnusableException("is not UTF-8 in line " + line + "; save it as UTF-8");
        }
        return read.startsWith("\uFEFF") ? read.substring(1) : read;
    }

    /** Says why a file is of no use; quotes nothing of it. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1;

        UnusableException(String message) {
            super(message);
        }
    }
}
