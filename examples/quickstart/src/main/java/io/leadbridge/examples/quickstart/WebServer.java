package io.leadbridge.examples.quickstart;

import jakarta.servlet.Servlet;
import java.net.InetAddress;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardService;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.modeler.Registry;

/**
 * Tomcat with one servlet at {@code /leads}. Says nothing about itself: no version, no trace, and no log of requests,
 * whose URLs hold keys.
 */
final class WebServer implements AutoCloseable {
    /** How long requests under way may take to end when the server is closed, in milliseconds. */
    private static final int FINISH_WITHIN = 2_000;
    /** How long a connection may be silent, in milliseconds. */
    private static final int SILENT_FOR = 20_000;

    private final Tomcat tomcat = new Tomcat();
    private final TemporaryFolder folder = TemporaryFolder.create();

    private WebServer(InetAddress address, int port, Servlet servlet) {
        Registry.disableRegistry(); // nobody looks at Tomcat by JMX, and setting that up takes half of its start
        tomcat.setBaseDir(folder.path().toString());
        tomcat.setConnector(connector(address, port));
        tomcat.getHost().getPipeline().addValve(silentErrors());
        if (tomcat.getService() instanceof StandardService service) {
            service.setGracefulStopAwaitMillis(FINISH_WITHIN);
        }
        map(servlet, context());
    }

    /** Starts to listen; port 0 is any free one. */
    static WebServer start(InetAddress address, int port, Servlet servlet) {
        WebServer server = new WebServer(address, port, servlet);
        try {
            server.tomcat.start();
            return server;
        } catch (LifecycleException e) {
            server.close();
            throw new CannotStartException(
                    "cannot listen on port " + port + " of " + address.getHostAddress() + ": " + rootCause(e)
                            + ". Stop what uses the port, or choose another --port (0 takes any free one) or --address");
        }
    }

    private static Connector connector(InetAddress address, int port) {
        Connector connector = new Connector();
        connector.setThrowOnFailure(true);
        connector.setProperty("address", address.getHostAddress());
        connector.setPort(port);
        connector.setProperty("connectionTimeout", String.valueOf(SILENT_FOR));
        connector.setProperty("bindOnInit", "false"); // so that closing waits for requests under way
        return connector;
    }

    private static ErrorReportValve silentErrors() {
        ErrorReportValve valve = new ErrorReportValve();
        valve.setShowReport(false);
        valve.setShowServerInfo(false);
        return valve;
    }

    private Context context() {
        Context context = tomcat.addContext("", null);
        if (context instanceof StandardContext standard) {
            // It lives as long as the process: there is nothing it could leak, and looking costs warnings.
            standard.setClearReferencesRmiTargets(false);
            standard.setClearReferencesThreadLocals(false);
        }
        return context;
    }

    private static void map(Servlet servlet, Context context) {
        Wrapper leads = Tomcat.addServlet(context, "leads", servlet);
        leads.setAsyncSupported(true);
        leads.addMapping("/leads");
        leads.addMapping("/leads/*");
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    private static String rootCause(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .map(cause -> Optional.ofNullable(cause.getMessage()).orElse(cause.toString()))
                .orElse("");
    }

    /** Takes no more requests, lets those under way end, and stops. */
    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            System.getLogger(WebServer.class.getName()).log(System.Logger.Level.WARNING, "Tomcat did not stop well", e);
        } finally {
            folder.close();
        }
    }
}
