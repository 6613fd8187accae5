/**
 * What a mapping to HubSpot writes to: the properties of a contact, and the default mapping, in {@link
 * io.leadbridge.sinks.hubspot.HubSpotContact}. Uses {@code mapping}.
 */
@NullMarked
package io.leadbridge.sinks.hubspot;

import org.jspecify.annotations.NullMarked;
