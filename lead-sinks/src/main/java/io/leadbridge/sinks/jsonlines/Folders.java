package io.leadbridge.sinks.jsonlines;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Sees to it that the folder of the file is there and durable. */
final class Folders {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private Folders() {}

    /** {@code file} by the real name of its folder, which is created when it is missing. */
    static Path ready(Path file) {
        Path folder = file.getParent();
        if (folder == null || (Files.exists(file) && !Files.isRegularFile(file))) {
            throw new IllegalArgumentException(file + " is not a file; name the file to append leads to");
        }
        try {
            create(folder);
            return folder.toRealPath().resolve(file.getFileName());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot create the folder " + folder + " (" + e.getClass().getSimpleName()
                            + "); create it, writable by the user that runs this process",
                    e);
        }
    }

    private static void create(Path folder) throws IOException {
        Path above = folder.getParent();
        if (above == null || Files.isDirectory(folder)) {
            return;
        }
        create(above);
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        forceName(folder);
    }

    /** Returns when the name of {@code file} is on the disk, wherever links lead; Windows has nothing to wait for. */
    static void forceName(Path file) throws IOException {
        Path folder = file.toRealPath().getParent();
        if (POSIX && folder != null) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /** The rights of a new file: nobody but its owner reads personal data. */
    static FileAttribute<?>[] ownerOnly() {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
