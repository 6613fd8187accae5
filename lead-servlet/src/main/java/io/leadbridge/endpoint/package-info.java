/**
 * What an HTTP endpoint for leads does, whatever the container: checks a request, hands its body to the pipeline, and
 * turns what became of it into an answer. Start at {@link io.leadbridge.endpoint.LeadEndpoint}. Uses lead-core; knows
 * neither servlets nor {@code leads.yaml}.
 */
@NullMarked
package io.leadbridge.endpoint;

import org.jspecify.annotations.NullMarked;
