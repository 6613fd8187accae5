/**
 * How leads are kept: one class for each table, one that writes, one that gives out what is to be delivered. Only the
 * pipeline uses it, by {@link io.leadbridge.ledger.Ledger}; what users see of it is in {@link io.leadbridge.store}.
 */
@NullMarked
package io.leadbridge.ledger;

import org.jspecify.annotations.NullMarked;
