package io.leadbridge.testkit.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the HTTP/1.1 requests of one connection. Bodies come by {@code Content-Length} or in chunks; a wish to upgrade
 * to HTTP/2 is passed over, as the standard allows.
 */
final class RequestReader {
    /** Longest line and longest head, in bytes. */
    static final int MAX_HEAD = 64 * 1024;
    /** Largest body, in bytes. */
    static final int MAX_BODY = 16 * 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;

    RequestReader(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in);
        this.out = out;
    }

    /** The next request, or null when the client has closed; {@link ProtocolException} for what is not HTTP/1. */
    @Nullable
    Request next() throws IOException {
        String line = line();
        if (line == null) {
            return null;
        }
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.") || !isTarget(parts[1])) {
            throw new ProtocolException("not the first line of an HTTP/1 request");
        }
        Map<String, String> headers = headers();
        if ("100-continue".equalsIgnoreCase(headers.get("Expect"))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(US_ASCII));
            out.flush();
        }
        return new Request(parts[0], parts[1], headers, new String(body(headers), UTF_8));
    }

    private static boolean isTarget(String text) {
        try {
            return text.startsWith("/") && URI.create(text).getPath() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int size = 0;
        for (String line = someLine(); !line.isEmpty(); line = someLine()) {
            size += line.length();
            int colon = line.indexOf(':');
            if (colon < 1 || size > MAX_HEAD) {
                throw new ProtocolException("a header line without a name, or too many of them");
            }
            headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
            return chunks();
        }
        return bytes(number(headers.getOrDefault("Content-Length", "0"), 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(bytes(size));
            if (body.size() > MAX_BODY || !someLine().isEmpty()) {
                throw new ProtocolException("a chunk of another length than announced, or too many of them");
            }
        }
        headers();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return number(someLine().replaceFirst(";.*", "").strip(), 16);
    }

    private static int number(String digits, int radix) throws ProtocolException {
        try {
            int number = Integer.parseInt(digits, radix);
            if (number >= 0 && number <= MAX_BODY) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, as are lengths that a fake has no room for
        }
        throw new ProtocolException("a body length that is no number from 0 to " + MAX_BODY);
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the client closed in the middle of a body");
        }
        return bytes;
    }

    private String someLine() throws IOException {
        String line = line();
        if (line == null) {
            throw new EOFException("the client closed in the middle of a request");
        }
        return line;
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (line.size() >= MAX_HEAD) {
                throw new ProtocolException("a line of more than " + MAX_HEAD + " bytes");
            }
            line.write(next);
        }
        String text = line.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
