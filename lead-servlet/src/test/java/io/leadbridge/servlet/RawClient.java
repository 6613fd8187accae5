package io.leadbridge.servlet;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A connection on which anything can be sent, well-formed or not. */
final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    RawClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(60_000);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a whole request and reads its response; a header is a line such as {@code Content-Type: text/plain}. */
    Response exchange(String method, String target, byte[] body, String... headers) throws IOException {
        head(method, target, withLength(body.length, headers));
        send(body);
        return response(!method.equals("HEAD"));
    }

    /** Sends what comes before a body. */
    RawClient head(String method, String target, String... headers) throws IOException {
        String head = method + " " + target + " HTTP/1.1\r\nHost: leads.example\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
        return send(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Sends {@code bytes} again and again, as often as asked or until the other side takes no more. */
    RawClient sendWhileTaken(byte[] bytes, int times) throws IOException {
        try {
            for (int i = 0; i < times; i++) {
                send(bytes);
            }
        } catch (SocketException e) {
            // The server has answered and gone; what it said is read next.
        }
        return this;
    }

    Response response() throws IOException {
        return response(true);
    }

    /** The first line that comes back, or empty when the connection ends without one. */
    String firstLine() throws IOException {
        try {
            return line();
        } catch (EOFException | SocketException e) {
            return "";
        }
    }

    /** Whether nothing has come back yet. */
    boolean isWaiting() throws IOException {
        return in.available() == 0;
    }

    /** Whether the connection is still open, with nothing more to read, after so many milliseconds. */
    boolean staysOpen(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            in.read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    /** Whether the server has ended the connection; waits until it does so, or sends something. */
    boolean isEnded() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static String[] withLength(int length, String... headers) {
        String[] all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Length: " + length;
        return all;
    }

    private Response response(boolean withBody) throws IOException {
        String statusLine = line();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] header = line.split(":", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
        }
        byte[] body =
                withBody ? in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))) : new byte[0];
        return new Response(
                Integer.parseInt(statusLine.split(" ")[1]), headers, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ended without a response");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    record Response(int status, Map<String, String> headers, String body) {}
}
