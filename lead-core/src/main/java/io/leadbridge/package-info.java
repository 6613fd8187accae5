/**
 * Leadbridge: every marketplace lead that reaches you, kept and delivered. A lead walks four phases:
 * <ol>
 *   <li>accept: {@link io.leadbridge.LeadPipeline} answers with a {@link io.leadbridge.Receipt} once it is durable
 *   <li>validate: {@link io.leadbridge.validation} reads bytes into a {@link io.leadbridge.model} lead
 *   <li>map: {@link io.leadbridge.mapping} turns the lead into one CRM entity
 *   <li>deliver: {@link io.leadbridge.sink}, one delivery in, one outcome out
 * </ol>
 * {@link io.leadbridge.ledger} keeps it till then; {@link io.leadbridge.store} is what users see of that.
 */
@NullMarked
package io.leadbridge;

import org.jspecify.annotations.NullMarked;
