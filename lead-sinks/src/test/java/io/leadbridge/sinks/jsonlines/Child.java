package io.leadbridge.sinks.jsonlines;

import io.leadbridge.model.LeadId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java process of its own that waits for {@link #go}, and what it has said so far. */
final class Child implements AutoCloseable {
    /** A kill may tear the last line of the output: half a line counts as not said. */
    private static final Pattern SAID = Pattern.compile("(started|delivered|refused) ([0-9a-f-]{36})( .*)?");

    private final Process process;
    private final BufferedReader output;
    private final Set<LeadId> unfinished = new LinkedHashSet<>();
    private final Set<LeadId> delivered = new LinkedHashSet<>();
    private final List<String> refusals = new ArrayList<>();

    private Child(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = process.inputReader();
        output.readLine();
    }

    static Child appending(Path file, int threads, int fresh, Collection<LeadId> repeats) throws IOException {
        return new Child(appender(file, threads, fresh, repeats));
    }

    /** The same, but no file of it grows over {@code blocks} of 512 bytes (bash: 1,024), as on a disk that is full. */
    static Child appendingWithin(int blocks, Path file, int fresh) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"));
        command.addAll(appender(file, 1, fresh, List.of()));
        return new Child(command);
    }

    static Child locking(Path file) throws IOException {
        return new Child(java(LockHolder.class, List.of(file.toString())));
    }

    private static List<String> appender(Path file, int threads, int fresh, Collection<LeadId> repeats) {
        List<String> args = new ArrayList<>(List.of(file.toString(), "" + threads, "" + fresh));
        repeats.forEach(id -> args.add(id.toString()));
        return java(Appender.class, args);
    }

    private static List<String> java(Class<?> main, List<String> args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(args);
        return command;
    }

    /** Called in the child: says that it is ready, and waits to be told to go. */
    static void readyToGo() throws IOException {
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // until its input ends
        }
    }

    /** Tells it to go. */
    Child go() throws IOException {
        process.outputWriter().close();
        return this;
    }

    /** Listens until the child has delivered {@code count} leads or ended. */
    void listenUntilDelivered(int count) throws IOException {
        listenUntil(() -> delivered.size() >= count);
    }

    /** Kills it at once, in the middle of whatever it does, and listens to what it had still said. */
    void kill() throws Exception {
        process.toHandle().destroyForcibly(); // destroyed by its Process, its output would be gone too
        listenToTheEnd();
        process.waitFor();
    }

    void listenToTheEnd() throws IOException {
        listenUntil(() -> false);
    }

    private void listenUntil(BooleanSupplier enough) throws IOException {
        String line;
        while (!enough.getAsBoolean() && (line = output.readLine()) != null) {
            note(line);
        }
    }

    private void note(String line) {
        Matcher said = SAID.matcher(line);
        if (!said.matches()) {
            return;
        }
        LeadId id = LeadId.parse(said.group(2));
        switch (said.group(1)) {
            case "started" -> unfinished.add(id);
            case "delivered" -> {
                unfinished.remove(id);
                delivered.add(id);
            }
            default -> refusals.add(said.group(3));
        }
    }

    Set<LeadId> delivered() {
        return delivered;
    }

    /** What was started and not delivered. */
    Set<LeadId> unfinished() {
        return unfinished;
    }

    List<String> refusals() {
        return refusals;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
