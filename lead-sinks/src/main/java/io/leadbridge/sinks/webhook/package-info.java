/**
 * Delivers leads to a web address of one's own, as JSON, signed by the Standard Webhooks specification when there is a
 * secret. Uses {@code model}, {@code sink} and what HTTP sinks share.
 */
@NullMarked
package io.leadbridge.sinks.webhook;

import org.jspecify.annotations.NullMarked;
