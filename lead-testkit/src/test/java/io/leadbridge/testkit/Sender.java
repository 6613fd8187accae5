package io.leadbridge.testkit;

import io.leadbridge.LeadNotStoredException;
import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.model.LeadId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Sends leads, and each again until it is answered as stored. */
final class Sender {
    private final LeadGenerator generator;
    private final List<LeadId> stored = new ArrayList<>();
    private int refusals;

    /** Sends the same leads for the same seed. */
    Sender(long seed) {
        this.generator = new LeadGenerator(seed);
    }

    /** Sends new leads at once and waits for the answers; what was not stored is sent again, all at once. */
    void send(LeadPipeline pipeline, int count) {
        List<byte[]> open = Stream.generate(generator::next).limit(count).toList();
        while (!open.isEmpty()) {
            open = sendOnce(pipeline, open);
        }
    }

    private List<byte[]> sendOnce(LeadPipeline pipeline, List<byte[]> bodies) {
        List<CompletableFuture<Receipt>> receipts =
                bodies.stream().map(body -> pipeline.acceptAsync(body, null)).toList();
        List<byte[]> refused = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            try {
                stored.add(receipts.get(i).join().id());
            } catch (CompletionException e) {
                requireNotStored(e);
                refused.add(bodies.get(i));
            }
        }
        refusals += refused.size();
        return refused;
    }

    private static void requireNotStored(CompletionException e) {
        if (!(e.getCause() instanceof LeadNotStoredException)) {
            throw e;
        }
    }

    /** The id under which each lead was answered as stored. */
    List<LeadId> stored() {
        return stored;
    }

    /** How often a lead was answered as not stored. */
    int refusals() {
        return refusals;
    }
}
