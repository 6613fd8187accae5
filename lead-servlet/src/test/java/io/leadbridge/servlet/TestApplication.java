package io.leadbridge.servlet;

import jakarta.servlet.ServletContainerInitializer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat on the loopback with one web application, a folder or a WAR, and its initializers, called in turn. */
final class TestApplication implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();
    private final Context context;

    TestApplication(
            Path directory, Path application, Map<String, String> parameters, ServletContainerInitializer... called) {
        tomcat.setBaseDir(directory.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        context = tomcat.addContext("", application.toString());
        parameters.forEach(context::addParameter);
        for (ServletContainerInitializer each : called) {
            context.addServletContainerInitializer(each, Set.of());
        }
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the application runs; one that cannot start leaves the container as it is. */
    boolean isRunning() {
        return context.getState().isAvailable();
    }

    RawClient client() {
        return new RawClient(tomcat.getConnector().getLocalPort());
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
