package io.leadbridge.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a destination is doing.
 *
 * @param blockedBecause why no delivery is sent but a probe now and then; null when open
 * @param blockedSince since when
 * @param waiting deliveries that wait or run
 * @param dead dead letters
 */
public record DestinationStatus(
        String name,
        @Nullable String blockedBecause,
        @Nullable Instant blockedSince,
        long waiting,
        long dead) {}
