package io.leadbridge.endpoint;

import io.leadbridge.Receipt;
import io.leadbridge.model.OfferId;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Makes endpoints whose pipeline does what a test says, such as failing or taking its time. */
public final class ScriptedEndpoint {
    private ScriptedEndpoint() {}

    public static LeadEndpoint of(
            EndpointSettings settings, BiFunction<byte[], OfferId, CompletableFuture<Receipt>> pipeline) {
        return new LeadEndpoint(pipeline::apply, settings, InstantSource.system());
    }
}
