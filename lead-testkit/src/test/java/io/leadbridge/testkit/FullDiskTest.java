package io.leadbridge.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fills the disk under the embedded store: a real file system of 8 MiB, which only a process of our own sees. */
@Timeout(60)
class FullDiskTest {
    /** As root, or else where users may make namespaces. */
    private static final List<List<String>> PLACES =
            List.of(List.of("unshare", "--mount"), List.of("unshare", "--user", "--map-root-user", "--mount"));

    private static final String ON_A_SMALL_DISK = "mount -t tmpfs -o size=8m tmpfs \"$0\" && exec \"$@\"";

    @TempDir
    Path folder;

    @Test
    void whenTheDiskIsFullLeadsAreRefusedAndWhenThereIsRoomAllGoesOn() {
        Optional<List<String>> place =
                PLACES.stream().filter(some -> run(some, "true").status == 0).findFirst();
        assumeTrue(
                place.isPresent(),
                "NOT TESTED: a full disk. It needs a file system of its own, by unshare and mount: Linux, as root or"
                        + " where users may make namespaces");
        Ended scenario = run(
                place.get(),
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FullDisk.class.getName(),
                folder.toString());
        assertThat(scenario.status).as(scenario.said).isZero();
    }

    private record Ended(int status, String said) {}

    private Ended run(List<String> place, String... command) {
        List<String> words = Stream.of(
                        place.stream(), Stream.of("sh", "-c", ON_A_SMALL_DISK, folder.toString()), Stream.of(command))
                .flatMap(all -> all)
                .toList();
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Ended(process.onExit().join().exitValue(), said);
        } catch (IOException e) {
            return new Ended(-1, e.getMessage());
        }
    }
}
