package io.leadbridge.examples.benchmarks;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.InetAddress;
import org.apache.catalina.Context;
import org.apache.catalina.Globals;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.modeler.Registry;

/** Tomcat with one servlet at {@code /leads}, on a free port of the loopback address, with Tomcat's own defaults. */
final class WebServer implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();
    private final TemporaryFolder folder = TemporaryFolder.create();

    private WebServer(Servlet servlet) throws IOException {
        Registry.disableRegistry(); // nobody looks at it by JMX
        // Tomcat keeps the first server's for all that follow, and would make that folder again.
        System.setProperty(Globals.CATALINA_HOME_PROP, folder.path().toString());
        tomcat.setBaseDir(folder.path().toString());
        tomcat.setConnector(connector());
        Wrapper leads = Tomcat.addServlet(context(), "leads", servlet);
        leads.setAsyncSupported(true);
        leads.addMapping("/leads");
    }

    static WebServer start(Servlet servlet) throws IOException, LifecycleException {
        WebServer server = new WebServer(servlet);
        server.tomcat.start();
        return server;
    }

    private static Connector connector() {
        Connector connector = new Connector();
        connector.setThrowOnFailure(true);
        connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(0);
        // Senders keep their connections, also while it is another one's turn.
        connector.setProperty("keepAliveTimeout", "-1");
        connector.setProperty("maxKeepAliveRequests", "-1");
        return connector;
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

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws LifecycleException, IOException {
        tomcat.stop();
        tomcat.destroy();
        folder.close();
    }
}
