package io.leadbridge.examples.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Keeps the endpoint's key in a file that only its owner can read, made once: Partner Center sends the same for ever. */
final class KeyFile {
    private static final String NAME = "key";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,512}");
    private static final int LONGEST_FILE = 1_024;

    private KeyFile() {}

    /**
     * The key in {@code folder}; made on the first call, with 192 random bits, and on the disk when it is returned. Throws
     * {@link CannotStartException} when its file is there and holds no key. One process at a time.
     */
    static String keyIn(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            return Files.exists(file) ? read(file) : create(folder);
        } catch (IOException e) {
            throw new CannotStartException(
                    "cannot use the key file " + file + "; give the user that runs this the right to read and write it",
                    e);
        }
    }

    private static String read(Path file) throws IOException {
        String text = Files.size(file) > LONGEST_FILE ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
        String key = text.stripTrailing();
        if (!KEY.matcher(key).matches()) {
            throw new CannotStartException(
                    "the key file " + file + " is damaged: a key is 16 to 512 of A-Z a-z 0-9 - _ and nothing else."
                            + " Restore it, since Partner Center sends the key that was in it; or delete it, start"
                            + " again, and paste the new URL into Partner Center");
        }
        return key;
    }

    private static String create(Path folder) throws IOException {
        String key = Key.random();
        PrivateFiles.write(folder, NAME, key + "\n");
        return key;
    }
}
