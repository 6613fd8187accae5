package io.leadbridge.testkit.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/** One request on its connection, and the ways to answer it or not. */
final class Exchange {
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final Request request;
    private final Function<Request, Answer> responder;
    private final Socket socket;
    private final Waiting waiting;
    private boolean lowerCaseHeaders;

    Exchange(Request request, Function<Request, Answer> responder, Socket socket, Waiting waiting) {
        this.request = request;
        this.responder = responder;
        this.socket = socket;
        this.waiting = waiting;
    }

    /** Lets the fake do what was asked, and returns what it says. A fault that never calls this changes nothing. */
    Answer carryOut() {
        return responder.apply(request);
    }

    /** How faults wait. */
    Waiting waiting() {
        return waiting;
    }

    /** Sends the header names in lower case, as gateways with HTTP/2 behind them do. */
    void useLowerCaseHeaders() {
        lowerCaseHeaders = true;
    }

    void send(Answer answer) throws IOException {
        byte[] body = bodyOf(answer);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head(answer, body.length));
        whole.writeBytes(body);
        whole.writeTo(socket.getOutputStream());
    }

    /** Sends the head at once and the body one byte at a time. */
    void drip(Answer answer, Duration perByte) throws IOException, InterruptedException {
        byte[] body = bodyOf(answer);
        socket.getOutputStream().write(head(answer, body.length));
        for (byte one : body) {
            waiting.pause(perByte);
            socket.getOutputStream().write(one);
        }
    }

    /** Announces the whole body, sends the first half of it and closes. */
    void cut(Answer answer) throws IOException {
        byte[] body = bodyOf(answer);
        socket.getOutputStream().write(head(answer, body.length));
        socket.getOutputStream().write(body, 0, body.length / 2);
        drop();
    }

    /** Sends a body without an end, as fast as the client reads. */
    void flood(Answer answer) throws IOException {
        socket.getOutputStream().write(head(answer.with("Transfer-Encoding", "chunked"), -1));
        byte[] chunk = ("1000\r\n" + " ".repeat(0x1000) + "\r\n").getBytes(ISO_8859_1);
        while (!socket.isClosed()) {
            socket.getOutputStream().write(chunk);
        }
    }

    /** Closes in order: the client sees the end of the stream. */
    void drop() throws IOException {
        socket.close();
    }

    /** Closes with a TCP reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private byte[] bodyOf(Answer answer) {
        boolean hasBody = answer.status() != NO_CONTENT
                && answer.status() != NOT_MODIFIED
                && !request.method().equals("HEAD");
        return hasBody ? answer.body().getBytes(UTF_8) : new byte[0];
    }

    private byte[] head(Answer answer, int length) {
        StringBuilder head = new StringBuilder();
        answer.headers().forEach((name, value) -> appendHeader(head, name, value));
        if (length >= 0 && answer.status() != NO_CONTENT) {
            appendHeader(head, "Content-Length", Integer.toString(length));
        }
        return ("HTTP/1.1 " + answer.status() + " \r\n" + head + "\r\n").getBytes(ISO_8859_1);
    }

    private void appendHeader(StringBuilder head, String name, String value) {
        head.append(lowerCaseHeaders ? name.toLowerCase(Locale.ROOT) : name)
                .append(": ")
                .append(value)
                .append("\r\n");
    }
}
