/**
 * Reads bytes into a lead and says what is wrong or was tolerated, without throwing. Start at {@link
 * io.leadbridge.validation.LeadValidator}. Uses {@code model} and {@code internal}.
 */
@NullMarked
package io.leadbridge.validation;

import org.jspecify.annotations.NullMarked;
