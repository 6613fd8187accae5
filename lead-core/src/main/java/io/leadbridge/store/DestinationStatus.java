package io.leadbridge.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a destination is doing.
 *
 * @param reason why no delivery is sent but a probe now and then; null when open
 * @param since since when it is blocked or failing; null when open
 * @param probeAt when the next probe is sent; null when open
 * @param waiting deliveries that wait or run
 * @param dead dead letters
 */
public record DestinationStatus(
        String name,
        DestinationState state,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable Instant probeAt,
        long waiting,
        long dead) {}
