package io.leadbridge.config;

import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.WriteMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Remembers the settings it was made of, and whether it was closed. */
final class RecordingSink implements LeadSink {
    /** Those made on this thread since it was last cleared. */
    static final ThreadLocal<List<RecordingSink>> MADE = ThreadLocal.withInitial(ArrayList::new);

    final Read read;
    final CompletableFuture<Delivery> delivered = new CompletableFuture<>();
    boolean closed;

    RecordingSink(Read read) {
        this.read = read;
        MADE.get().add(this);
    }

    @Override
    public DeliveryResult deliver(Delivery delivery) {
        delivered.complete(delivery);
        return DeliveryResult.delivered();
    }

    @Override
    public Set<WriteMode> modes() {
        return Set.of(WriteMode.CREATE, WriteMode.UPSERT);
    }

    @Override
    public void close() {
        closed = true;
    }

    record Read(
            String destination,
            Optional<String> url,
            String secret,
            List<String> to,
            Path path,
            boolean tls,
            int port,
            Duration timeout) {}
}
