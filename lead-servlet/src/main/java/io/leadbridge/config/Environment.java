package io.leadbridge.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value may refer to: variables and files, the latter relative to the folder of {@code leads.yaml}. What is put
 * in is not searched again, so a secret may hold any characters.
 */
final class Environment {
    /** The largest file read for {@code ${file:…}}: {@value} bytes (64 KiB). */
    static final int MAX_FILE_BYTES = 1 << 16;

    private static final Pattern REFERENCE = Pattern.compile("(?<escape>\\$\\$\\{)|\\$\\{(?<name>[^{}]*)}|\\$\\{");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,199}");
    private static final String FILE = "file:";

    private final Function<String, @Nullable String> variables;
    private final Path folder;

    Environment(Function<String, @Nullable String> variables, Path folder) {
        this.variables = variables;
        this.folder = folder;
    }

    /** The process's own: an environment variable, else a system property. */
    static @Nullable String ofProcess(String name) {
        String variable = System.getenv(name);
        return variable != null ? variable : System.getProperty(name);
    }

    /** {@code text} as a path; empty when it cannot be one. */
    Optional<Path> path(String text) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(folder.resolve(text).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** {@code text} with every reference replaced; empty when one stands for nothing, which {@code faults} is told. */
    Optional<String> fill(String text, Consumer<String> faults) {
        StringBuilder filled = new StringBuilder();
        Matcher found = REFERENCE.matcher(text);
        boolean whole = true;
        while (found.find()) {
            Optional<String> value = value(found, faults);
            whole &= value.isPresent();
            found.appendReplacement(filled, Matcher.quoteReplacement(value.orElse("")));
        }
        found.appendTail(filled);
        return whole ? Optional.of(filled.toString()) : Optional.empty();
    }

    private Optional<String> value(Matcher found, Consumer<String> faults) {
        if (found.group("escape") != null) {
            return Optional.of("${");
        }
        String name = found.group("name");
        if (name == null) {
            faults.accept("has a '${' that is not closed; write '$${' for '${' itself");
            return Optional.empty();
        }
        return name.startsWith(FILE) ? content(name.substring(FILE.length()), faults) : variable(name, faults);
    }

    private Optional<String> variable(String name, Consumer<String> faults) {
        if (!NAME.matcher(name).matches()) {
            faults.accept("has a '${…}' without a name; write ${NAME}, ${file:path}, or '$${' for '${' itself");
            return Optional.empty();
        }
        Optional<String> value = Optional.ofNullable(variables.apply(name));
        if (value.isEmpty()) {
            faults.accept("needs " + name + ", which is not set; set it as environment variable or system property");
        }
        return value;
    }

    private Optional<String> content(String name, Consumer<String> faults) {
        Optional<Path> file = path(name);
        if (file.isEmpty()) {
            faults.accept("has a ${file:…} without a path; write ${file:path}");
            return Optional.empty();
        }
        try {
            return Optional.of(TextFile.read(file.get(), MAX_FILE_BYTES).strip());
        } catch (TextFile.UnusableException e) {
            faults.accept("needs the file " + file.get() + ", which " + e.getMessage());
            return Optional.empty();
        }
    }
}
