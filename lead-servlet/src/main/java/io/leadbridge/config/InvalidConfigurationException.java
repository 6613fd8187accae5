package io.leadbridge.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@code leads.yaml} cannot be used as it stands. The message has one line for each fault, in the order of the file;
 * it quotes names of settings, never a value.
 */
public final class InvalidConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final List<Fault> faults;

    InvalidConfigurationException(Path file, List<Fault> faults) {
        super(message(file, faults));
        this.faults = List.copyOf(faults);
    }

    /** Everything that is wrong, in the order of the file; at least one. */
    public List<Fault> faults() {
        return faults;
    }

    private static String message(Path file, List<Fault> faults) {
        String count = faults.size() == 1 ? "1 fault" : faults.size() + " faults";
        return faults.stream()
                .map(Fault::toString)
                .collect(Collectors.joining("\n  ", file + " has " + count + ":\n  ", ""));
    }
}
