package io.leadbridge.servlet;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat on the loopback with one servlet at {@code /leads}, registered as its Javadoc says. */
final class TestTomcat implements AutoCloseable {
    /** Few, so that a test sees when they are held. */
    static final int THREADS = 10;

    private final Tomcat tomcat = new Tomcat();

    TestTomcat(Path directory, Servlet servlet) {
        this(directory, servlet, more -> {});
    }

    TestTomcat(Path directory, Servlet servlet, Consumer<ServletContext> more) {
        tomcat.setBaseDir(directory.toString());
        tomcat.setConnector(connector());
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(
                (types, application) -> {
                    register(application, servlet);
                    more.accept(application);
                },
                Set.of());
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    RawClient client() {
        return new RawClient(tomcat.getConnector().getLocalPort());
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private static Connector connector() {
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxThreads", String.valueOf(THREADS));
        return connector;
    }

    private static void register(ServletContext application, Servlet servlet) {
        ServletRegistration.Dynamic leads = application.addServlet("leads", servlet);
        leads.addMapping("/leads", "/leads/*");
        leads.setAsyncSupported(true);
    }
}
