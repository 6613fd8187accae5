/**
 * Delivers leads to Salesforce: one Lead for each, by the REST API. Start at {@link
 * io.leadbridge.sinks.salesforce.SalesforceSink}. Uses {@code sink}, {@code mapping} and what HTTP sinks share.
 */
@NullMarked
package io.leadbridge.sinks.salesforce;

import org.jspecify.annotations.NullMarked;
