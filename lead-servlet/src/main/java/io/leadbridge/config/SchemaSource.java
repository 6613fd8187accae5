package io.leadbridge.config;

import io.leadbridge.validation.LeadSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Reads a schema of the user's own: {@code classpath:name}, or the path of a file. */
final class SchemaSource {
    /** The largest schema read: {@value} bytes (1 MiB). */
    static final int MAX_BYTES = 1 << 20;

    private static final String CLASSPATH = "classpath:";

    private SchemaSource() {}

    /** The schema that {@code setting} names. */
    static Optional<LeadSchema> read(Setting setting) {
        return setting.text().flatMap(text -> {
            try {
                return json(setting, text).map(LeadSchema::of);
            } catch (TextFile.UnusableException e) {
                setting.fault("names a schema that " + e.getMessage());
            } catch (IllegalArgumentException e) {
                setting.fault("is " + e.getMessage());
            }
            return Optional.empty();
        });
    }

    private static Optional<String> json(Setting setting, String text) throws TextFile.UnusableException {
        if (text.startsWith(CLASSPATH)) {
            return Optional.of(resource(text.substring(CLASSPATH.length()).replaceFirst("^/", "")));
        }
        Optional<Path> file = setting.path();
        return file.isEmpty() ? Optional.empty() : Optional.of(TextFile.read(file.get(), MAX_BYTES));
    }

    /** From the web application's class path, which is that of the thread that starts it. */
    private static String resource(String name) throws TextFile.UnusableException {
        ClassLoader loader = Objects.requireNonNullElse(
                Thread.currentThread().getContextClassLoader(), SchemaSource.class.getClassLoader());
        try (InputStream in = loader.getResourceAsStream(name)) {
            if (in == null) {
                throw new TextFile.UnusableException("is not on the class path");
            }
            return TextFile.read(in, MAX_BYTES);
        } catch (IOException e) {
            throw new TextFile.UnusableException("cannot be read from the class path");
        }
    }
}
