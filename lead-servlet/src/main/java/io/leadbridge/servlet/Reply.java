package io.leadbridge.servlet;

import io.leadbridge.LeadPipeline;
import io.leadbridge.endpoint.Answer;
import io.leadbridge.endpoint.LeadEndpoint;
import jakarta.servlet.ServletInputStream;
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

    /**
     * Sends the whole answer now. When the body was not read to its end, the connection ends with the answer, for the
     * container not to wait for the rest.
     */
    static void send(Answer answer, ServletInputStream body, HttpServletResponse response) throws IOException {
        if (!body.isFinished()) {
            response.setHeader("Connection", "close");
        }
        send(answer, response);
    }

    static void send(Answer answer, HttpServletResponse response) throws IOException {
        byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
        response.flushBuffer();
    }
}
