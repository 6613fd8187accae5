package io.leadbridge.servlet;

import io.leadbridge.endpoint.Admission;
import io.leadbridge.endpoint.Admission.Admitted;
import io.leadbridge.endpoint.Admission.Refused;
import io.leadbridge.endpoint.Answer;
import io.leadbridge.endpoint.LeadEndpoint;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way, holding no thread while it waits for its body or for the store. The body has to arrive within
 * the async timeout, which the container counts from {@link #begin}, whatever drips in meanwhile.
 *
 * <p>Even a refused body is read before it is answered, and one that is too long keeps its connection until the
 * timeout: a connection that is closed on unread bytes takes the answer back (RFC 9112, 9.6).
 */
final class Exchange implements ReadListener, AsyncListener {
    private static final int CHUNK = 8 * 1024;

    private final LeadEndpoint endpoint;
    private final Admission admission;
    private final AsyncContext async;
    private final ServletInputStream input;
    private final HttpServletResponse response;
    private final Body body;
    private @Nullable CompletableFuture<Answer> stored;
    private boolean readToEnd;
    private boolean answered;
    private boolean ended;

    private Exchange(
            LeadEndpoint endpoint, Admission admission, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        this.endpoint = endpoint;
        this.admission = admission;
        this.input = request.getInputStream();
        this.async = request.startAsync(request, response);
        this.response = response;
        this.body = new Body(endpoint.settings().maxBody(), admission instanceof Admitted);
    }

    /** Begins an exchange; false when a filter's request cannot be read without blocking, and nothing is answered. */
    static boolean begin(
            LeadEndpoint endpoint, Admission admission, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return new Exchange(endpoint, admission, request, response).begin(request.getContentLengthLong());
    }

    private synchronized boolean begin(long contentLength) {
        async.setTimeout(endpoint.settings().bodyDeadline().toMillis());
        try {
            input.setReadListener(this);
        } catch (RuntimeException e) {
            // A filter's stream that knows no listeners says so in many ways.
            return false;
        }
        async.addListener(this);
        if (contentLength > endpoint.settings().maxBody()) {
            answer(endpoint::bodyTooLarge);
        }
        return true;
    }

    @Override
    public synchronized void onDataAvailable() throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (!answered && input.isReady()) {
            int length = input.read(chunk);
            if (length < 0) {
                return;
            }
            if (!body.add(chunk, length)) {
                answer(endpoint::bodyTooLarge);
            }
        }
    }

    @Override
    public synchronized void onAllDataRead() {
        readToEnd = true;
        if (answered) {
            end();
        } else if (admission instanceof Refused refused) {
            finish(refused::answer);
        } else if (admission instanceof Admitted admitted) {
            stored = endpoint.accept(body.toByteArray(), admitted.offer());
            // Not on the store's thread: it has more to do than to wait for a slow network.
            var unused = stored.thenAccept(answer -> async.start(() -> finish(() -> answer)));
        }
    }

    @Override
    public synchronized void onTimeout(AsyncEvent event) {
        finish(() -> stored == null ? endpoint.bodyTooSlow() : Reply.await(stored));
    }

    /** Most often the sender has gone and sees no answer; if not, it must not take the silence for success. */
    @Override
    public synchronized void onError(Throwable failure) {
        finish(() -> stored == null ? endpoint.bodyBrokenOff() : LeadEndpoint.notStored());
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    @Override
    public void onComplete(AsyncEvent event) {}

    /** Answers, unless that is done, and lets the container have the connection back. */
    private synchronized void finish(Supplier<Answer> ifAdmitted) {
        if (!answered && !ended) {
            answer(ifAdmitted);
        }
        end();
    }

    /** Answers and keeps the connection. */
    private void answer(Supplier<Answer> ifAdmitted) {
        answered = true;
        Answer answer = admission instanceof Refused refused ? refused.answer() : ifAdmitted.get();
        try {
            if (readToEnd) {
                Reply.send(answer, response);
            } else {
                Reply.sendLast(answer, response);
            }
        } catch (IOException e) {
            // The sender has gone.
            end();
        }
    }

    private void end() {
        if (!ended) {
            ended = true;
            try {
                async.complete();
            } catch (IllegalStateException e) {
                // The container has ended it itself, after an error.
            }
        }
    }
}
