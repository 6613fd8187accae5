package io.leadbridge.examples.benchmarks;

import io.leadbridge.LeadPipeline;
import io.leadbridge.endpoint.EndpointSettings;
import io.leadbridge.servlet.LeadServlet;
import io.leadbridge.store.DestinationStatus;
import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.LeadPayload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.util.function.UnaryOperator;
import org.apache.catalina.LifecycleException;

/** Leadbridge as a company runs it: a servlet in a Tomcat, before a pipeline on the embedded store. */
final class Application implements AutoCloseable {
    private static final String KEY = "a-key-for-benchmarks";

    private final TemporaryFolder folder;
    private final LeadPipeline pipeline;
    private final Commits commits;
    private final WebServer server;

    private Application(TemporaryFolder folder, LeadPipeline pipeline, Commits commits, WebServer server) {
        this.folder = folder;
        this.pipeline = pipeline;
        this.commits = commits;
        this.server = server;
    }

    /** Starts it with the destinations that {@code destinations} adds. */
    static Application start(UnaryOperator<LeadPipeline.Builder> destinations) throws Exception {
        TemporaryFolder folder = TemporaryFolder.create();
        LeadPipeline pipeline = destinations
                .apply(LeadPipeline.builder().store(LeadStore.inDirectory(folder.path())))
                .start();
        pipeline.accept(LeadPayload.TEST_LEAD.bytes()); // kept and not delivered: from here on the store is at work
        Commits commits = Commits.of(folder.path());
        WebServer server = WebServer.start(new LeadServlet(pipeline, EndpointSettings.of(KEY)));
        return new Application(folder, pipeline, commits, server);
    }

    /** Where to post. */
    URI url() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.port()
                + "/leads?sig=" + KEY);
    }

    /** How many transactions the store has committed; only differences mean something. */
    int commits() throws IOException {
        return commits.count();
    }

    /** The kind of file system the store is on; on {@code tmpfs} there is no disk to wait for. */
    String fileSystem() throws IOException {
        return Files.getFileStore(folder.path()).type();
    }

    /** How many deliveries to {@code destination} wait or run. */
    long waiting(String destination) {
        return pipeline.destinations().stream()
                .filter(status -> status.name().equals(destination))
                .mapToLong(DestinationStatus::waiting)
                .sum();
    }

    @Override
    public void close() throws IOException, LifecycleException {
        pipeline.close(); // before Tomcat, which complains of threads that outlive it
        commits.close(); // after the store
        server.close();
        folder.close();
    }
}
