package io.leadbridge.examples.tomcat;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Tomcat distribution at work: a process of its own, a folder of its own, a free port of the loopback. */
final class RealTomcat implements AutoCloseable {
    /** Far more than anything takes, for machines that have much else to do. */
    static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Pattern PORT = Pattern.compile("Starting ProtocolHandler \\[\"http-nio-.*?-(\\d+)\"]");
    private static final String SERVER = """
            <Server port="-1">
              <Listener className="org.apache.catalina.core.JreMemoryLeakPreventionListener"/>
              <Service name="Catalina">
                <Connector port="0" address="127.0.0.1"/>
                <Engine name="Catalina" defaultHost="localhost">
                  <Host name="localhost" appBase="webapps">
                    <Valve className="org.apache.catalina.valves.ErrorReportValve" showReport="false"
                           showServerInfo="false"/>
                  </Host>
                </Engine>
              </Service>
            </Server>
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path output;
    private final Process process;

    private RealTomcat(Path output, Process process) {
        this.output = output;
        this.process = process;
    }

    /** Prepares a folder for {@link #start}; what is to be deployed belongs into its {@code webapps}. */
    static Path prepare(Path base, Installation installation) throws IOException {
        Files.createDirectories(base.resolve("temp"));
        Path conf = Files.createDirectories(base.resolve("conf"));
        Files.writeString(conf.resolve("server.xml"), SERVER);
        Files.copy(installation.home().resolve("conf/web.xml"), conf.resolve("web.xml"));
        return Files.createDirectories(base.resolve("webapps"));
    }

    /** Starts it, and returns when every application is deployed, or could not be. */
    static RealTomcat start(Path base, Installation installation, Map<String, String> environment) throws IOException {
        Path bin = installation.home().resolve("bin");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                installation.javaHome().resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dcatalina.home=" + installation.home(),
                "-Dcatalina.base=" + base,
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                "-cp",
                bin.resolve("bootstrap.jar") + File.pathSeparator + bin.resolve("tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start"));
        builder.environment().putAll(environment);
        Path output = base.resolve("output");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        RealTomcat tomcat =
                new RealTomcat(output, builder.directory(base.toFile()).start());
        try {
            await().atMost(PATIENCE)
                    .until(() -> !tomcat.process.isAlive() || tomcat.log().contains("Server startup in"));
            return tomcat;
        } catch (RuntimeException e) {
            tomcat.close();
            throw e;
        }
    }

    /** What it logged until now. */
    String log() throws IOException {
        return Files.readString(output);
    }

    HttpResponse<String> post(String target, byte[] body) throws IOException, InterruptedException {
        Matcher port = PORT.matcher(log());
        if (!port.find()) {
            throw new AssertionError("Tomcat does not listen: " + log());
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + target))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Asks it to stop, as systems do, and returns when it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
