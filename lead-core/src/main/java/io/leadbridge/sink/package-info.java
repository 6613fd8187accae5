/**
 * The contract of a destination: one delivery in, one outcome out. A sink of one's own implements {@link
 * io.leadbridge.sink.LeadSink}; to be named in {@code leads.yaml} it adds a {@link io.leadbridge.sink.SinkProvider}.
 * Uses {@code model}.
 */
@NullMarked
package io.leadbridge.sink;

import org.jspecify.annotations.NullMarked;
