package io.leadbridge.sink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one destination in {@code leads.yaml}, read by name. A value that is missing or of the wrong form is
 * noted as a fault with its line and column, and a harmless stand-in is returned, so that one reading finds all faults.
 */
public interface Settings {
    /** The destination's name. */
    String destination();

    /** A text, when given. */
    Optional<String> text(String name);

    /** A text that must be given; {@code ""} stands in for a missing one. */
    String requiredText(String name);

    /** A list of texts, or one text as a list of one; empty when not given. */
    List<String> texts(String name);

    /** A file or folder, relative to the folder of {@code leads.yaml}; the current folder stands in for a missing one. */
    Path requiredPath(String name);

    /** {@code true} or {@code false}. */
    boolean flag(String name, boolean otherwise);

    /** A whole number between {@code least} and {@code most}. */
    int number(String name, int otherwise, int least, int most);

    /** A time span such as {@code 500ms}, {@code 30s}, {@code 10m}, {@code 6h}, {@code 400d}. */
    Duration duration(String name, Duration otherwise);

    /**
     * A section of names and single values, in the order written: text, a whole number as {@code Long}, another such as
     * {@code 12.5} as {@code BigDecimal}, {@code true} or {@code false} as {@code Boolean}, and {@code null} for {@code
     * ~}; empty when not given. Their {@code toString} is what was written. A fault of one of its values is noted under
     * {@code name.key}.
     */
    Map<String, @Nullable Object> section(String name);

    /** Notes a fault of the setting {@code name}: what is wrong and what to do. */
    void fault(String name, String message);
}
