package io.leadbridge.testkit.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Runs programs that refuse to run as root, as PostgreSQL's do: as they are for everybody else, and for root in a user
 * namespace of their own or, where the machine forbids that, as the user with the number 65534, usually called nobody.
 */
enum Commands {
    AS_THEY_ARE(""),
    IN_A_NAMESPACE("unshare --user"),
    AS_NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private static final int NOBODY = 65534;

    private final String prefix;

    Commands(String prefix) {
        this.prefix = prefix;
    }

    /** The way that this machine allows. */
    static Commands unprivileged() throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return AS_THEY_ARE;
        }
        return IN_A_NAMESPACE.start("true").onExit().join().exitValue() == 0 ? IN_A_NAMESPACE : AS_NOBODY;
    }

    /** Gives a new and empty folder to the user that the programs will run as. */
    void own(Path folder) throws IOException {
        if (this == AS_NOBODY) {
            Files.setAttribute(folder, "unix:uid", NOBODY);
            Files.setAttribute(folder, "unix:gid", NOBODY);
        }
    }

    /** Starts a program; its output and its errors come in one stream. */
    Process start(String... command) throws IOException {
        Stream<String> words = Stream.concat(Stream.of(prefix.split(" ")), Stream.of(command));
        return new ProcessBuilder(words.filter(word -> !word.isEmpty()).toList())
                .redirectErrorStream(true)
                .start();
    }

    /** Waits for the end of a program; if it failed, says so in its own words. */
    static void awaitSuccess(Process process, String name) throws IOException {
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        int status = process.onExit().join().exitValue();
        if (status != 0) {
            throw new IOException(name + " ended with status " + status + ": " + said);
        }
    }
}
