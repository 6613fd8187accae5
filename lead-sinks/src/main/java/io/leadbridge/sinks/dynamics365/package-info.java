/**
 * Delivers leads to Dynamics 365 Sales: one row of the table {@code lead} for each, by the Dataverse Web API. Start at
 * {@link io.leadbridge.sinks.dynamics365.Dynamics365Sink}. Uses {@code sink}, {@code mapping} and what HTTP sinks share.
 */
@NullMarked
package io.leadbridge.sinks.dynamics365;

import org.jspecify.annotations.NullMarked;
