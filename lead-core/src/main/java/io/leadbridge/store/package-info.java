/**
 * What users see of the store: where leads are kept ({@link io.leadbridge.store.LeadStore}), and what is there of a lead,
 * its deliveries and the quarantine. May use {@link io.leadbridge.model}, {@link io.leadbridge.sink} and {@link
 * io.leadbridge.validation}.
 */
@NullMarked
package io.leadbridge.store;

import org.jspecify.annotations.NullMarked;
