package io.leadbridge.examples.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a figure wrote. */
final class Shown {
    private Shown() {}

    static String by(Figure figure) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        figure.show(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
