package io.leadbridge.endpoint;

import io.leadbridge.Receipt;
import io.leadbridge.model.OfferId;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the endpoint wants of the pipeline: {@link io.leadbridge.LeadPipeline#acceptAsync}. */
@FunctionalInterface
interface Pipeline {
    CompletableFuture<Receipt> accept(byte[] body, @Nullable OfferId offer);
}
