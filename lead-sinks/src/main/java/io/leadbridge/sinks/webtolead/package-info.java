/**
 * Delivers leads to Salesforce without its API: by the form that it calls Web-to-Lead, as Microsoft's own connector does.
 * Start at {@link io.leadbridge.sinks.webtolead.WebToLeadSink}. Uses {@code sink}, {@code mapping} and what HTTP sinks
 * share.
 */
@NullMarked
package io.leadbridge.sinks.webtolead;

import org.jspecify.annotations.NullMarked;
