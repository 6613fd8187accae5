package io.leadbridge.servlet;

import io.leadbridge.LeadPipeline;
import io.leadbridge.config.InvalidConfigurationException;
import io.leadbridge.config.LeadsYaml;
import io.leadbridge.endpoint.LeadEndpoint;
import io.leadbridge.store.LeadStoreException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint that a {@code leads.yaml} describes, with a pipeline of its own, which lives as long as this servlet.
 * While there is none, every request is answered 503: for good when the file is at fault, else until the store opens,
 * which is tried every second. While it runs, the pipeline is the attribute {@code io.leadbridge.LeadPipeline} of the
 * servlet context, for those who look after leads.
 */
final class LeadsFileServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final Logger LOG = System.getLogger(LeadbridgeInitializer.class.getName());

    private final transient LeadsFile file;
    private final transient Attempts attempts = new Attempts(this::open);
    private transient @Nullable LeadPipeline pipeline;
    private transient volatile @Nullable LeadServlet leads;
    private String told = "";
    private boolean destroyed;

    LeadsFileServlet(LeadsFile file) {
        this.file = file;
    }

    /** Never fails: the rest of the application can do without leads. Nor does it wait long for a store. */
    @Override
    public void init() {
        if (!attempts.begin()) {
            tell("the store of " + file.name() + " has not opened within " + Attempts.BEGIN_SECONDS
                    + " s; leads are answered 503 until it does");
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LeadServlet ready = leads;
        if (ready == null) {
            Reply.sendLast(LeadEndpoint.notStored(), response);
        } else {
            ready.service(request, response);
        }
    }

    @Override
    public void destroy() {
        getServletContext().removeAttribute(LeadPipeline.class.getName());
        LeadPipeline running = end();
        attempts.close();
        if (running != null) {
            running.close();
        }
    }

    private synchronized @Nullable LeadPipeline end() {
        destroyed = true;
        return pipeline;
    }

    /** Tries once; whether that was the last time. */
    private boolean open() {
        try (LeadsYaml yaml = LeadsYaml.read(file.path())) {
            Path directory = yaml.storeDirectory().orElse(null);
            if (directory != null && file.isDeployedWith(directory)) {
                tell(directory + " belongs to the web application, and a redeployment would remove the leads in it;"
                        + " leads are answered 503. Name a folder elsewhere as store.directory of " + file.name()
                        + ", and start the application again.");
            } else {
                begin(yaml.pipeline().start(), yaml);
            }
        } catch (LeadStoreException e) {
            tell(e.getMessage() + "; leads are answered 503 until it opens");
            return false;
        } catch (InvalidConfigurationException | IllegalStateException e) {
            tell(e.getMessage() + "\nLeads are answered 503; correct this, and start the application again.");
        } catch (IOException | InvalidPathException e) {
            tell("the file " + file.name() + " cannot be read (" + e.getClass().getName()
                    + "); leads are answered 503. Put it there, or correct the context parameter "
                    + LeadsFile.PARAMETER + ", and start the application again.");
        } catch (RuntimeException | LinkageError e) {
            // The message may quote a setting.
            tell("the endpoint of " + file.name() + " cannot start ("
                    + e.getClass().getName() + "); leads are answered 503");
        }
        return true;
    }

    private void begin(LeadPipeline started, LeadsYaml yaml) {
        if (!keep(started)) {
            started.close();
            return;
        }
        leads = new LeadServlet(started, yaml.endpoint());
        getServletContext().setAttribute(LeadPipeline.class.getName(), started);
        LOG.log(Level.INFO, "leads are taken in, as {0} says", file.name());
        if (!yaml.faults().isEmpty()) {
            tell(file.name() + " has faults. Leads are taken in and kept, and none is delivered until they are"
                    + " repaired and the application is started again:"
                    + yaml.faults().stream().map(fault -> "\n  " + fault).collect(Collectors.joining()));
        }
    }

    /** Leaves {@code started} to {@link #destroy}, unless that is over. */
    private synchronized boolean keep(LeadPipeline started) {
        if (!destroyed) {
            pipeline = started;
        }
        return !destroyed;
    }

    /** Once, not once a second. */
    private synchronized void tell(String message) {
        if (!message.equals(told)) {
            told = message;
            LOG.log(Level.ERROR, message);
        }
    }
}
