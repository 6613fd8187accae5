/**
 * Keeps every lead and every delivery until done: ledger, outbox, quarantine, dead letters. Start at {@link
 * io.leadbridge.store.LeadStore}. Uses {@code model}, {@code sink} and {@code validation}.
 */
@NullMarked
package io.leadbridge.store;

import org.jspecify.annotations.NullMarked;
