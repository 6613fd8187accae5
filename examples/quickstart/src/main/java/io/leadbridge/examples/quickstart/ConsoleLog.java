package io.leadbridge.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.LogManager;

/**
 * Writes the log to the standard error stream, one line for each event, as {@code logging.properties} beside this class
 * says. Public, and a log manager, because Java's own stops logging as soon as the process is asked to end, while the
 * last deliveries still run.
 */
public final class ConsoleLog extends LogManager {
    private volatile boolean installed;

    /** Takes over; must come before anything logs. */
    static void install() {
        System.setProperty("java.util.logging.manager", ConsoleLog.class.getName());
        try (InputStream settings = ConsoleLog.class.getResourceAsStream("logging.properties")) {
            LogManager manager = LogManager.getLogManager();
            manager.readConfiguration(settings);
            if (manager instanceof ConsoleLog log) {
                log.installed = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read logging.properties", e);
        }
    }

    @Override
    public void reset() {
        if (!installed) {
            super.reset();
        }
    }
}
