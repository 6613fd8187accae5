package io.leadbridge.servlet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Requests whose bodies come by one byte at a time, for as long as this is open. */
final class Drips implements AutoCloseable {
    private static final String CHUNKS = "1\r\n \r\n";

    private final List<RawClient> clients = new ArrayList<>();
    private final ScheduledExecutorService tap = Executors.newSingleThreadScheduledExecutor();
    private final Phaser rounds = new Phaser(1);
    private final boolean chunked;

    Drips(int number, Supplier<RawClient> connection, String target, String framing) throws IOException {
        chunked = framing.endsWith("chunked");
        for (int i = 0; i < number; i++) {
            clients.add(connection.get().head("POST", target, framing));
        }
        tap.scheduleWithFixedDelay(this::drip, 0, 200, TimeUnit.MILLISECONDS);
    }

    List<RawClient> all() {
        return clients;
    }

    /** Waits until every body has grown by so many bytes. */
    void awaitRounds(int number) {
        for (int i = 0; i < number; i++) {
            rounds.awaitAdvance(rounds.getPhase());
        }
    }

    private void drip() {
        int round = rounds.getPhase();
        byte next = (byte) (chunked ? CHUNKS.charAt(round % CHUNKS.length()) : ' ');
        for (RawClient client : clients) {
            try {
                client.send(new byte[] {next});
            } catch (IOException e) {
                // It has got its answer.
            }
        }
        rounds.arrive();
    }

    @Override
    public void close() throws IOException {
        tap.shutdownNow();
        for (RawClient client : clients) {
            client.close();
        }
    }
}
