package io.leadbridge.ledger;

import io.leadbridge.store.LeadStore;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says every few seconds that this process lives, and takes over what those left behind that do not. */
final class Heartbeat implements AutoCloseable {
    private final Writer writer;
    private final String node;
    private final Nodes nodes;
    private final ScheduledExecutorService timer;

    Heartbeat(Writer writer, String node, LeadStore.Shared store) {
        this.writer = writer;
        this.node = node;
        this.nodes = new Nodes(System::nanoTime, store.silence());
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "leadbridge-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        long every = store.beat().toMillis();
        timer.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
    }

    /** A beat that cannot be written is missed: the writer's other work says so already, and the next one is tried. */
    private void beat() {
        var unused = writer.submit(Writer.Lane.BEAT, 0, transaction -> NodeTable.beat(transaction, node))
                .thenAcceptAsync(this::takeOver, timer)
                .exceptionally(missed -> null);
    }

    private void takeOver(Map<String, Long> beats) {
        nodes.silent(beats).forEach((other, beat) -> takeOver(other, beat));
    }

    private CompletableFuture<Integer> takeOver(String other, long beat) {
        return writer.submit(Writer.Lane.BEAT, 0, transaction -> NodeTable.takeOver(transaction, other, beat));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
