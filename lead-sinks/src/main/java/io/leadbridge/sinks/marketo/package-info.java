/**
 * What a mapping to Marketo writes to: the fields of a lead, and the default mapping, in {@link
 * io.leadbridge.sinks.marketo.MarketoLead}. Uses {@code mapping}.
 */
@NullMarked
package io.leadbridge.sinks.marketo;

import org.jspecify.annotations.NullMarked;
