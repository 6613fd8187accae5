package io.leadbridge.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat on the loopback with one servlet at {@code /leads}, registered as its Javadoc says. */
final class TestTomcat implements AutoCloseable {
    /** Few, so that a test sees when they are held. */
    static final int THREADS = 10;

    private final Tomcat tomcat = new Tomcat();
    private final Path directory;

    TestTomcat(Servlet servlet, Filter... filters) {
        directory = temporaryDirectory();
        tomcat.setBaseDir(directory.toString());
        tomcat.setConnector(connector());
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(
                (types, application) -> register(application, servlet, filters), Set.of());
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    RawClient client() {
        return new RawClient(port());
    }

    @Override
    public void close() throws LifecycleException, IOException {
        tomcat.stop();
        tomcat.destroy();
        try (var files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    private static Connector connector() {
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxThreads", String.valueOf(THREADS));
        return connector;
    }

    private static void register(ServletContext application, Servlet servlet, Filter... filters) {
        ServletRegistration.Dynamic leads = application.addServlet("leads", servlet);
        leads.addMapping("/leads", "/leads/*");
        leads.setAsyncSupported(true);
        for (Filter filter : filters) {
            application.addFilter(filter.getClass().getName(), filter).addMappingForUrlPatterns(null, false, "/*");
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("leadbridge-tomcat");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
