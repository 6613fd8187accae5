package io.leadbridge.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What there is to do for a destination.
 *
 * @param nextAt when something may be claimed; null when nothing waits
 * @param open whether it is neither blocked nor failing
 */
public record Outlook(@Nullable Instant nextAt, boolean open) {}
