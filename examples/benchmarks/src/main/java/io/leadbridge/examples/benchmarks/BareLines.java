package io.leadbridge.examples.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The lines of a sink, appended to a file that stays open, each with an fsync. */
final class BareLines implements Bare {
    private final List<byte[]> lines;
    private final FileChannel file;

    /** Takes the lines that a sink has written to {@code sinks}, and writes to a file beside it. */
    BareLines(Path sinks) throws IOException {
        lines = Files.readAllLines(sinks).stream()
                .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8))
                .toList();
        file = FileChannel.open(
                sinks.resolveSibling("bare.jsonl"), StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
    }

    @Override
    public void send(int delivery) throws IOException {
        ByteBuffer line = ByteBuffer.wrap(lines.get(delivery));
        while (line.hasRemaining()) {
            file.write(line);
        }
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
