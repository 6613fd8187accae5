/**
 * What sinks that speak HTTP share: calls with one deadline, tokens, and the table that turns an answer into a delivery
 * result. No class here knows a CRM. Uses {@code sink} and the JSON mapper.
 */
@NullMarked
package io.leadbridge.sinks.internal.http;

import org.jspecify.annotations.NullMarked;
