package io.leadbridge.testkit.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * One run of a server's processes. They are children of a shell that waits for a signal's name on its input: when the
 * input ends without one, this JVM has ended, perhaps by force, and the shell stops the server and removes its folder.
 */
final class Postmaster {
    private static final String SHELL = """
            trap '' HUP INT TERM
            "$1" -D "$2" </dev/null &
            exec >&- 2>&-
            read -r signal
            kill -"${signal:-QUIT}" $!
            wait $!
            [ -n "$signal" ] || rm -rf "$3"
            """;

    private static final String READY = "database system is ready to accept connections";
    private static final int START_SECONDS = 60;

    private final Process shell;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private Postmaster(Process shell) {
        this.shell = shell;
    }

    /** Starts a server on its folder and returns when it answers. */
    static Postmaster start(Commands commands, Programs programs, ServerFolder folder) throws IOException {
        Process shell = commands.start(
                "sh",
                "-c",
                SHELL,
                "sh",
                programs.path("postgres"),
                folder.data().toString(),
                folder.path().toString());
        Postmaster postmaster = new Postmaster(shell);
        postmaster.awaitReady();
        return postmaster;
    }

    /** Sends a signal, {@code INT} or {@code QUIT}, and returns when the server's processes have ended. */
    void stop(String signal) {
        try (OutputStream order = shell.getOutputStream()) {
            order.write((signal + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the shell that watches PostgreSQL is gone; its server may still run", e);
        }
        shell.onExit().join();
    }

    private void awaitReady() throws IOException {
        Thread log = new Thread(this::readLog, "postgres-log");
        log.setDaemon(true);
        log.start();
        try {
            ready.orTimeout(START_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            stop("QUIT");
            throw new IOException("PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    /** Reads on for as long as the server runs: it would stop at a full pipe. */
    private void readLog() {
        StringBuilder said = new StringBuilder();
        try (BufferedReader log = shell.inputReader(UTF_8)) {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                if (!ready.isDone()) {
                    said.append('\n').append(line);
                }
                if (line.contains(READY)) {
                    ready.complete(null);
                }
            }
        } catch (IOException e) {
            said.append(e);
        }
        ready.completeExceptionally(new IOException("it said" + said));
    }
}
