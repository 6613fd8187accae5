package io.leadbridge;

import io.leadbridge.model.OfferId;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.store.LeadStore;
import io.leadbridge.validation.LeadValidator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Takes leads in, keeps them, and delivers each to every destination. */
public final class LeadPipeline implements AutoCloseable {
    private LeadPipeline() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Takes one payload in; durable when it returns. */
    public Receipt accept(byte[] body) {
        return accept(body, null);
    }

    /** Takes one payload in that was posted to the URL of {@code offer}; durable when it returns. */
    public Receipt accept(byte[] body, @Nullable OfferId offer) {
        return acceptAsync(body, offer).join();
    }

    /** The same without waiting; fails with {@link LeadNotStoredException} only. */
    public CompletableFuture<Receipt> acceptAsync(byte[] body, @Nullable OfferId offer) {
        return CompletableFuture.failedFuture(new LeadNotStoredException("not built yet"));
    }

    /** Stops taking leads in, waits a bounded time for deliveries under way, and closes sinks and store. */
    @Override
    public void close() {}

    /** Says what the pipeline is made of. */
    public static final class Builder {
        private Builder() {}

        public Builder store(LeadStore store) {
            return this;
        }

        public Builder validator(LeadValidator validator) {
            return this;
        }

        public Builder deliverTo(String destination, LeadSink sink) {
            return this;
        }

        public Builder retry(RetryPolicy policy) {
            return this;
        }

        /** How long the same lead again counts as a duplicate; zero turns it off. */
        public Builder duplicatesWithin(Duration window) {
            return this;
        }

        public Builder testLeads(Handling handling) {
            return this;
        }

        public Builder doNotContact(Handling handling) {
            return this;
        }

        /** How long a lead is kept after its end. */
        public Builder keep(Duration span) {
            return this;
        }

        public Builder clock(InstantSource clock) {
            return this;
        }

        /** Opens the store and starts delivering; throws {@link IllegalStateException} that names every fault. */
        public LeadPipeline start() {
            return new LeadPipeline();
        }
    }
}
