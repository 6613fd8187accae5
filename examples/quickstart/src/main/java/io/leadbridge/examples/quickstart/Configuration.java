package io.leadbridge.examples.quickstart;

import io.leadbridge.config.InvalidConfigurationException;
import io.leadbridge.config.LeadsYaml;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the {@code leads.yaml} that a command works on. */
final class Configuration {
    static final String OPTION = "--config";

    private static final Path USUAL = Path.of("leads.yaml");

    private Configuration() {}

    /**
     * The one that {@link #OPTION} names, else the one in the current folder. Throws {@link UsageException} when there is
     * none, {@link InvalidConfigurationException} when it has any fault.
     */
    static LeadsYaml read(Options options) {
        return LeadsYaml.read(file(options)).requireNoFaults();
    }

    static Path file(Options options) {
        return options.file(OPTION).orElseGet(() -> {
            if (!Files.exists(USUAL)) {
                throw new UsageException("there is no " + USUAL + " here; name yours by " + OPTION + " FILE");
            }
            return USUAL;
        });
    }
}
