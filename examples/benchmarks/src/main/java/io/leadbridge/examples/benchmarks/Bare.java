package io.leadbridge.examples.benchmarks;

import java.io.Closeable;
import java.io.IOException;

/** Sends what a sink has sent, byte for byte and to the same place, by the JDK and nothing else. */
@FunctionalInterface
interface Bare extends Closeable {
    /** Sends all bytes of the delivery with this number, and waits until the other side has them. */
    void send(int delivery) throws Exception;

    @Override
    default void close() throws IOException {}
}
