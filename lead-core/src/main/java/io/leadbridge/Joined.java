package io.leadbridge;

import io.leadbridge.store.LeadStoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for what the ledger does. */
final class Joined {
    private Joined() {}

    /** The result, or the {@link LeadStoreException} that it failed with. */
    static <T> T of(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LeadStoreException known ? known : e;
        }
    }
}
