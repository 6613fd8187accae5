package io.leadbridge.ledger;

import io.leadbridge.store.StoredDelivery;
import org.jspecify.annotations.Nullable;

/**
 * How far something has come that is done to many deliveries, some at a time.
 *
 * @param done to how many it was done
 * @param last the last that was looked at; null when there is none left
 */
public record Progress(int done, @Nullable StoredDelivery last) {}
