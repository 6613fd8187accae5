/**
 * Turns a lead into one CRM entity by a readable list of rules, written in Java or as text. Start at {@link
 * io.leadbridge.mapping.EntityMapping}; {@link io.leadbridge.mapping.Values}, {@link io.leadbridge.mapping.Transforms}
 * and {@link io.leadbridge.mapping.Conditions} hold the stock parts; {@code docs/mapping.md} shows the
 * whole language. Uses {@code model} and the JSON mapper.
 */
@NullMarked
package io.leadbridge.mapping;

import org.jspecify.annotations.NullMarked;
