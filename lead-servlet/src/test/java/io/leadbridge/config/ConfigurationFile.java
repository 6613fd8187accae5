package io.leadbridge.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@code leads.yaml} in a folder of the test's, and the variables it is read with. */
final class ConfigurationFile {
    static final String KEY = "0123456789abcdefKEY";
    static final String SOUND = "endpoint: { keys: " + KEY + " }\nstore: { directory: data }\n";

    final Path file;
    private final Map<String, String> variables = new LinkedHashMap<>();

    ConfigurationFile(Path folder) {
        file = folder.resolve("leads.yaml");
    }

    ConfigurationFile variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Path write(String name, byte[] content) {
        try {
            Path path = file.resolveSibling(name);
            Files.deleteIfExists(path); // a new file is written faster than an old one is cut
            return Files.write(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LeadsYaml read(String yaml) {
        return read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    LeadsYaml read(byte[] yaml) {
        write("leads.yaml", yaml);
        return LeadsYaml.read(file, variables::get);
    }

    Reading reading(String yaml) {
        write("leads.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        return Reading.of(file, variables::get);
    }

    InvalidConfigurationException refused(String yaml) {
        return refused(yaml.getBytes(StandardCharsets.UTF_8));
    }

    InvalidConfigurationException refused(byte[] yaml) {
        return catchThrowableOfType(
                InvalidConfigurationException.class, () -> read(yaml).close());
    }

    /** The faults of {@code yaml} as text, whether anything is left to start with or not. */
    List<String> faults(String yaml) {
        return allFaults(yaml).stream().map(Fault::toString).toList();
    }

    List<Fault> allFaults(String yaml) {
        try (LeadsYaml read = read(yaml)) {
            return read.faults();
        } catch (InvalidConfigurationException e) {
            return e.faults();
        }
    }
}
