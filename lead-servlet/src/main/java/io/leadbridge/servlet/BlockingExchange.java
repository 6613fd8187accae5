package io.leadbridge.servlet;

import io.leadbridge.endpoint.Admission;
import io.leadbridge.endpoint.Admission.Admitted;
import io.leadbridge.endpoint.Admission.Refused;
import io.leadbridge.endpoint.Answer;
import io.leadbridge.endpoint.LeadEndpoint;
import io.leadbridge.model.OfferId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reads and answers requests with a thread each, where a filter leaves no other way. The deadline is looked at between
 * reads; a single read lasts as long as the container lets it.
 */
final class BlockingExchange {
    private static final Logger LOG = System.getLogger(LeadServlet.class.getName());
    private static final int CHUNK = 8 * 1024;

    private final LeadEndpoint endpoint;
    private final AtomicBoolean told = new AtomicBoolean();

    BlockingExchange(LeadEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    void run(Admission admission, HttpServletRequest request, HttpServletResponse response) {
        tellOnce();
        try {
            if (admission instanceof Admitted admitted) {
                Reply.send(accept(admitted.offer(), request.getInputStream()), response);
            } else if (admission instanceof Refused refused) {
                Reply.sendLast(refused.answer(), response);
            }
        } catch (IOException e) {
            // The sender has gone; there is nobody to answer, and no lead.
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().complete();
            }
        }
    }

    private Answer accept(@Nullable OfferId offer, InputStream input) throws IOException {
        Body body = new Body(endpoint.settings().maxBody(), true);
        long deadline = System.nanoTime() + endpoint.settings().bodyDeadline().toNanos();
        byte[] chunk = new byte[CHUNK];
        try {
            for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
                if (System.nanoTime() - deadline > 0) {
                    return endpoint.bodyTooSlow();
                }
                if (!body.add(chunk, length)) {
                    return endpoint.bodyTooLarge();
                }
            }
        } catch (SocketTimeoutException e) {
            return endpoint.bodyTooSlow();
        }
        return Reply.await(endpoint.accept(body.toByteArray(), offer));
    }

    private void tellOnce() {
        if (!told.getAndSet(true)) {
            LOG.log(
                    Level.WARNING,
                    "leads are read with a thread each, so that slow senders can use all of them up: the servlet or a"
                            + " filter before it does not support async. Set async-supported for each of them.");
        }
    }
}
