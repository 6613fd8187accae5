package io.leadbridge.servlet;

import io.leadbridge.endpoint.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes answers to servlet responses. */
final class Reply {
    private Reply() {}

    /** Sends the whole answer now. */
    static void send(Answer answer, HttpServletResponse response) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /**
     * The same, and ends the connection after it: for a request whose body is not read, so that the container does not
     * wait for the rest of it.
     */
    static void sendLast(Answer answer, HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        send(answer, response);
    }
}
