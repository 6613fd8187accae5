package io.leadbridge.examples.quickstart;

import static org.awaitility.Awaitility.await;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jar as a user runs it: {@code java -jar quickstart.jar} in a folder of its own, as a process of its own. */
final class QuickstartProcess implements AutoCloseable {
    /** Far more than anything takes, for machines that have much else to do. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path JAR = Path.of(System.getProperty("quickstart.jar", "target/quickstart.jar"));
    private static final Pattern URL = Pattern.compile("Leadbridge is ready: (\\S+)");
    private static final Pattern CURL = Pattern.compile("curl .*");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder;
    private final Path output;
    private final Path errors;
    private final Process process;

    private QuickstartProcess(Path folder, Path logs, Process process) {
        this.folder = folder;
        this.output = logs.resolve("output");
        this.errors = logs.resolve("errors");
        this.process = process;
    }

    /** Starts it in {@code folder} and returns when leads can come. */
    static QuickstartProcess serving(Path folder, String... arguments) throws IOException {
        return launch(folder, Map.of(), arguments).ready();
    }

    /** Starts it in {@code folder}, and does not wait. */
    static QuickstartProcess launch(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        Path logs = Files.createTempDirectory(Files.createDirectories(folder.resolveSibling("logs")), "run");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + Files.createDirectory(logs.resolve("temporary")),
                "-jar",
                JAR.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectOutput(logs.resolve("output").toFile());
        builder.redirectError(logs.resolve("errors").toFile());
        return new QuickstartProcess(folder, logs, builder.start());
    }

    /** Returns when leads can come. */
    QuickstartProcess ready() throws IOException {
        await().atMost(PATIENCE).until(() -> !process.isAlive() || output().contains("Stop with Ctrl+C"));
        if (!process.isAlive()) {
            throw new AssertionError("the process ended with " + process.exitValue() + ": " + output() + errors());
        }
        return this;
    }

    /** What it has left in the system's temporary folder. */
    List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(output.resolveSibling("temporary"))) {
            return files.toList();
        }
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    long pid() {
        return process.pid();
    }

    URI url() throws IOException {
        Matcher url = URL.matcher(output());
        return URI.create(url.find() ? url.group(1) : "");
    }

    /** The command it prints for trying it out. */
    String curl() throws IOException {
        Matcher curl = CURL.matcher(output());
        return curl.find() ? curl.group() : "";
    }

    HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
        return post(url(), body);
    }

    HttpResponse<String> post(URI url, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** What has been delivered so far; every line must be a lead. */
    List<Lead> leads() throws IOException {
        Path file = folder.resolve("leadbridge-data/leads.jsonl");
        if (!Files.exists(file)) {
            return List.of();
        }
        String whole = Files.readString(file);
        return whole.substring(0, whole.lastIndexOf('\n') + 1)
                .lines()
                .map(line -> LeadJson.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** Lets it run for as long as {@code milliseconds}. */
    void runFor(int milliseconds) throws InterruptedException {
        process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Lets it end by itself, and gives its status. */
    int status() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the process still runs after " + PATIENCE);
        }
        return process.exitValue();
    }

    /** Asks it to end, as Ctrl+C and {@code kill} do, and gives its status. */
    int stop() throws InterruptedException {
        process.destroy();
        return status();
    }

    /** Ends it without a word, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        status();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
