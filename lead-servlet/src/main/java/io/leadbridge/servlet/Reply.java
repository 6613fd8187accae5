package io.leadbridge.servlet;

import io.leadbridge.LeadPipeline;
import io.leadbridge.endpoint.Answer;
import io.leadbridge.endpoint.LeadEndpoint;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Brings answers to senders. */
final class Reply {
    private Reply() {}

    /** Waits for an answer about as long as the pipeline may take for it. */
    static Answer await(CompletableFuture<Answer> answer) {
        try {
            return answer.get(LeadPipeline.ACCEPT_WITHIN.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return LeadEndpoint.notStored();
        } catch (ExecutionException | TimeoutException e) {
            return LeadEndpoint.notStored();
        }
    }

    /** Sends the answer to a request whose body is not read, and ends the connection for the rest not to matter. */
    static void sendLast(Answer answer, HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        send(answer, response);
    }

    /** Sends the whole answer now. */
    static void send(Answer answer, HttpServletResponse response) throws IOException {
        byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
        response.flushBuffer();
    }
}
