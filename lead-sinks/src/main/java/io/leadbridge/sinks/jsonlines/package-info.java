/**
 * Delivers leads into a file, one line of JSON each: for those without a CRM, for log shippers, and as a second copy.
 * Uses {@code model} and {@code sink}.
 */
@NullMarked
package io.leadbridge.sinks.jsonlines;

import org.jspecify.annotations.NullMarked;
