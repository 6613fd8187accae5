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
 * reads; a single read lasts as long as the container lets it. A sender of more than is read may find its connection
 * gone before it sees the answer.
 */
final class BlockingExchange {
    private static final Logger LOG = System.getLogger(LeadServlet.class.getName());

    private final LeadEndpoint endpoint;
    private final AtomicBoolean told = new AtomicBoolean();

    BlockingExchange(LeadEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    void run(Admission admission, HttpServletRequest request, HttpServletResponse response) {
        tellOnce();
        try {
            Reply.sendLast(answer(admission, request), response);
        } catch (IOException e) {
            // The sender has gone: there is nobody to answer.
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().complete();
            }
        }
    }

    private Answer answer(Admission admission, HttpServletRequest request) throws IOException {
        return admission instanceof Admitted admitted
                ? accept(admitted.offer(), request.getInputStream())
                : ((Refused) admission).answer();
    }

    private Answer accept(@Nullable OfferId offer, InputStream input) {
        Body body = new Body(endpoint.settings().maxBody(), true);
        long deadline = System.nanoTime() + endpoint.settings().bodyDeadline().toNanos();
        // One by one, since a filter's stream may wait until a longer array is full.
        byte[] one = new byte[1];
        try {
            while (input.read(one) > 0) {
                if (System.nanoTime() - deadline > 0) {
                    return endpoint.bodyTooSlow();
                }
                if (!body.add(one, 1)) {
                    return endpoint.bodyTooLarge();
                }
            }
        } catch (SocketTimeoutException e) {
            return endpoint.bodyTooSlow();
        } catch (IOException e) {
            return endpoint.bodyBrokenOff();
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
