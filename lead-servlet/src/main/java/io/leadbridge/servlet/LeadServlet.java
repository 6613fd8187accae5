package io.leadbridge.servlet;

import io.leadbridge.LeadPipeline;
import io.leadbridge.endpoint.Admission;
import io.leadbridge.endpoint.EndpointSettings;
import io.leadbridge.endpoint.LeadEndpoint;
import io.leadbridge.endpoint.RequestHead;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;

/**
 * Receives leads: the URL that stands in Partner Center. Map it to {@code /leads} and {@code /leads/*}, and say that it
 * supports async, so that slow senders hold no threads:
 *
 * <pre>{@code
 * var leads = context.addServlet("leads", new LeadServlet(pipeline, settings));
 * leads.addMapping("/leads", "/leads/*");
 * leads.setAsyncSupported(true);
 * }</pre>
 *
 * <p>Where a filter before it does not support async, leads are read with a thread each, and that is logged once. The
 * pipeline is not closed with the servlet.
 */
public final class LeadServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final Logger LOG = System.getLogger(LeadServlet.class.getName());

    private final transient LeadEndpoint endpoint;
    private final transient BlockingExchange blocking;

    public LeadServlet(LeadPipeline pipeline, EndpointSettings settings) {
        this(new LeadEndpoint(pipeline, settings));
    }

    LeadServlet(LeadEndpoint endpoint) {
        this.endpoint = endpoint;
        this.blocking = new BlockingExchange(endpoint);
    }

    /** Answers every method, known or not, and never with an exception. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Admission admission = endpoint.admit(head(request));
            if (!request.isAsyncSupported() || !Exchange.begin(endpoint, admission, request, response)) {
                blocking.run(admission, request, response);
            }
        } catch (RuntimeException e) {
            // The message may quote the request.
            LOG.log(Level.ERROR, "a request was answered 503: {0}", e.getClass().getName());
            Reply.sendLast(LeadEndpoint.notStored(), response);
        }
    }

    private static RequestHead head(HttpServletRequest request) {
        return new RequestHead(
                request.getMethod(),
                request.getPathInfo(),
                request.getQueryString(),
                request.getContentType(),
                String.join(",", Collections.list(request.getHeaders("Content-Encoding"))),
                request.getContentLengthLong());
    }
}
